@NullMarked
package dev.postern.gateway.policy.identity;

import org.jspecify.annotations.NullMarked;
