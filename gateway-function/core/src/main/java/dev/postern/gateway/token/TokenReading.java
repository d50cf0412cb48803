package dev.postern.gateway.token;

/// What came of reading a token; proves nothing of who signed it.
public sealed interface TokenReading {
    record Read(TokenText token) implements TokenReading {}

    /// Not a token that anybody should verify.
    record Malformed(TokenFault reason) implements TokenReading {}
}
