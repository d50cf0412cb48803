package dev.postern.gateway.exchange;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.match.MatchRequest;
import dev.postern.config.value.Host;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was read of a request before anything was decided about it.
///
/// @param method        as sent; upper case for all registered methods
/// @param host          what the Host header names; null where there is none, as HTTP/1.0 allows
/// @param authority     the Host header as sent
/// @param path          the one canonical path, for match, auth and forwarding alike
/// @param query         as sent, from the question mark on; empty where there is none
/// @param headers       as sent; names compare without case
/// @param peerAddress   the socket's other end
/// @param correlationId the client's own `X-Request-Id` where it is well formed, else a new one
/// @param startNanos    [System#nanoTime] when the head was complete
public record RequestHead(
        String method,
        @Nullable Host host,
        String authority,
        CanonicalPath.Canonical path,
        String query,
        MultiMap headers,
        String peerAddress,
        String correlationId,
        long startNanos)
        implements MatchRequest {
    @Override
    public List<String> header(String lowerCaseName) {
        return headers.getAll(lowerCaseName);
    }
}
