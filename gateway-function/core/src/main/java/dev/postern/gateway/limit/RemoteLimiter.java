package dev.postern.gateway.limit;

import io.vertx.core.Future;

/// A limiter whose counts lie elsewhere and may be out of reach.
public interface RemoteLimiter extends Limiter {
    /// Connects where there is no connection, and completes when charges can be expected to be answered.
    Future<Void> reach();
}
