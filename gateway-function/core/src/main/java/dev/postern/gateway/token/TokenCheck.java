package dev.postern.gateway.token;

import java.time.Duration;

/// What came of verifying a token.
public sealed interface TokenCheck {
    record Verified(Token token) implements TokenCheck {}

    /// 401; the client is not told why.
    record Rejected(TokenFault reason) implements TokenCheck {}

    /// Nobody can say at the moment: 503.
    ///
    /// @param retryAfter when it is worth asking again
    record Unavailable(Duration retryAfter) implements TokenCheck {}
}
