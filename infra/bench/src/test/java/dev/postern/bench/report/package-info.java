/// Tests of ratios, goals and tables.
@NullMarked
package dev.postern.bench.report;

import org.jspecify.annotations.NullMarked;
