/// Benchmarks of single methods with JMH.
@NullMarked
package dev.postern.bench.jmh;

import org.jspecify.annotations.NullMarked;
