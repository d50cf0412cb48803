@NullMarked
package dev.postern.bench.jmh;

import org.jspecify.annotations.NullMarked;
