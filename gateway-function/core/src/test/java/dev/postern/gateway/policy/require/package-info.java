@NullMarked
package dev.postern.gateway.policy.require;

import org.jspecify.annotations.NullMarked;
