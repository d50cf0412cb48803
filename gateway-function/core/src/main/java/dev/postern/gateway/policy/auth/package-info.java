/// The `auth` policy: who is calling.
@NullMarked
package dev.postern.gateway.policy.auth;

import org.jspecify.annotations.NullMarked;
