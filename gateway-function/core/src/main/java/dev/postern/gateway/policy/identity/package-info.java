/// The `identity` policy: what the upstream is told of the caller.
@NullMarked
package dev.postern.gateway.policy.identity;

import org.jspecify.annotations.NullMarked;
