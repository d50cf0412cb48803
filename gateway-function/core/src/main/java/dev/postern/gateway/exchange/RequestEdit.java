package dev.postern.gateway.exchange;

import io.vertx.core.MultiMap;

/// A change to the head that goes upstream, decided by a policy and applied last, once for each attempt.
///
/// Runs on the exchange's event loop and must not block.
@FunctionalInterface
public interface RequestEdit {
    /// Changes nothing.
    RequestEdit NONE = headers -> {};

    void apply(MultiMap headers);
}
