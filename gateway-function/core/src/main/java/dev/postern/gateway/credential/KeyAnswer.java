package dev.postern.gateway.credential;

import java.time.Duration;

/// What is known of a key's id.
public sealed interface KeyAnswer {
    /// It exists; whether it is active, in time and backed by the right secret is for the caller to check.
    record Known(KeyRecord key) implements KeyAnswer {}

    /// It does not exist: 401.
    record Unknown() implements KeyAnswer {}

    /// Nobody can say at the moment: 503.
    ///
    /// @param retryAfter when it is worth asking again
    record Unavailable(Duration retryAfter) implements KeyAnswer {}
}
