/// Tokens that the gateway signs itself, to tell upstreams who is calling.
@NullMarked
package dev.postern.gateway.identity;

import org.jspecify.annotations.NullMarked;
