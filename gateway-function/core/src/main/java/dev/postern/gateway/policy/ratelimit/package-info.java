/// The `rate-limit` policy: how many requests may pass.
@NullMarked
package dev.postern.gateway.policy.ratelimit;

import org.jspecify.annotations.NullMarked;
