/// The `require` policy: whether the caller may do this.
@NullMarked
package dev.postern.gateway.policy.require;

import org.jspecify.annotations.NullMarked;
