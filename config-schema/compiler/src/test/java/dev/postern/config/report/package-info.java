@NullMarked
package dev.postern.config.report;

import org.jspecify.annotations.NullMarked;
