/// Tests of what stands during a run.
@NullMarked
package dev.postern.bench.stand;

import org.jspecify.annotations.NullMarked;
