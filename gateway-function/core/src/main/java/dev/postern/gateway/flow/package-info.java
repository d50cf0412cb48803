/// The straight line itself: read, match, decide, send, write, count. Sees every step; no step sees it.
@NullMarked
package dev.postern.gateway.flow;

import org.jspecify.annotations.NullMarked;
