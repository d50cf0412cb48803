/// What a route asks for: one record a kind of policy, and the order in which kinds are decided.
@NullMarked
package dev.postern.config.policy;

import org.jspecify.annotations.NullMarked;
