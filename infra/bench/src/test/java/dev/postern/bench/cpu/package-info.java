/// Tests of what is read from `/proc`.
@NullMarked
package dev.postern.bench.cpu;

import org.jspecify.annotations.NullMarked;
