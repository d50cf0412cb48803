/// What is told of a tree: problems as text for people and as documents for machines, and a page a code.
@NullMarked
package dev.postern.config.report;

import org.jspecify.annotations.NullMarked;
