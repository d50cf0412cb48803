@NullMarked
package dev.postern.gateway.policy.ratelimit;

import org.jspecify.annotations.NullMarked;
