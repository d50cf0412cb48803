/// Rounds, their medians, and when a subject is warm.
@NullMarked
package dev.postern.bench.measure;

import org.jspecify.annotations.NullMarked;
