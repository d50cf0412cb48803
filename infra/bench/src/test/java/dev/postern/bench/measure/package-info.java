/// Tests of medians, warmth and rounds.
@NullMarked
package dev.postern.bench.measure;

import org.jspecify.annotations.NullMarked;
