package dev.postern.gateway.token;

/// Checks one token's signature with one key.
@FunctionalInterface
interface SignatureCheck {
    /// Whether the token was signed with this key by its algorithm, which fits the key. Costs 0.03 ms (RSA) to 0.6 ms
    /// (Edwards); never throws for what a token holds.
    boolean holds(TokenText token, VerificationKey key, String issuer);
}
