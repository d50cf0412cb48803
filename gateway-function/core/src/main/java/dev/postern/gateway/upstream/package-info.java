/// Sending a request on: targets, balancing, attempts and their results.
@NullMarked
package dev.postern.gateway.upstream;

import org.jspecify.annotations.NullMarked;
