/// What stands during a run: stores, upstream, nginx and the gateway, each on its core.
@NullMarked
package dev.postern.bench.stand;

import org.jspecify.annotations.NullMarked;
