package dev.postern.gateway.token;

import java.time.Duration;

/// What keys an issuer has, as far as is known.
public sealed interface KeysAnswer {
    /// @param current whether the issuer was there when it was last asked; if not, it may have more keys than these
    record Usable(KeySet keys, boolean current) implements KeysAnswer {}

    /// No keys that may still be used.
    ///
    /// @param retryAfter when the issuer may be asked again
    record Away(Duration retryAfter) implements KeysAnswer {}
}
