package dev.postern.gateway.upstream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What shall be sent on, written anew from the parsed request and never copied from its bytes.
///
/// @param target  canonical path and query
/// @param headers writes all headers but `Host`, which is the target's, and the framing of the body
/// @param body    the paused request whose body follows; null where the request has none
/// @param length  of the body in bytes; -1 where it comes in chunks
/// @param deadlineNanos [System#nanoTime] at which the whole exchange must be over
public record UpstreamRequest(
        HttpMethod method,
        String target,
        Consumer<MultiMap> headers,
        @Nullable HttpServerRequest body,
        long length,
        long deadlineNanos) {}
