/// The compiler and the gateway with ten thousand tenants: generated config, and what it costs.
@NullMarked
package dev.postern.bench.scale;

import org.jspecify.annotations.NullMarked;
