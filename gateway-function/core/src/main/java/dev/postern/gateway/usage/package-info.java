/// Keeps one event for each answered request and stores them in batches, off the request's path.
@NullMarked
package dev.postern.gateway.usage;

import org.jspecify.annotations.NullMarked;
