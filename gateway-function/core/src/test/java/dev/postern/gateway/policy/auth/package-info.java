@NullMarked
package dev.postern.gateway.policy.auth;

import org.jspecify.annotations.NullMarked;
