@NullMarked
package dev.postern.bench.scale;

import org.jspecify.annotations.NullMarked;
