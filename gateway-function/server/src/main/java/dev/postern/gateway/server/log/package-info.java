/// The access log: one JSON line a request, never on the request's path.
@NullMarked
package dev.postern.gateway.server.log;

import org.jspecify.annotations.NullMarked;
