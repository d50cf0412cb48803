/// Figures beside goals: a table for people, JSON for programs.
@NullMarked
package dev.postern.bench.report;

import org.jspecify.annotations.NullMarked;
