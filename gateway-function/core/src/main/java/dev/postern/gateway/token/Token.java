package dev.postern.gateway.token;

import dev.postern.config.value.TokenAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A token whose signature was verified, without the token itself; its text form shows no claim.
///
/// @param issuerName whose it is, as the tenant's config names the issuer
/// @param type       `typ`
public record Token(String issuerName, TokenAlgorithm algorithm, Optional<String> type, TokenClaims claims) {
    public Optional<String> subject() {
        return claims.subject();
    }

    /// `jti`, by which it may be revoked.
    public Optional<String> id() {
        return claims.id();
    }

    /// `sid`, by which its session may be revoked.
    public Optional<String> sessionId() {
        return claims.sessionId();
    }

    public Optional<Instant> issuedAt() {
        return claims.issuedAt();
    }

    /// The first moment at which it no longer holds, clock skew aside.
    public Instant expiresAt() {
        return claims.expiresAt().orElseThrow();
    }

    public Optional<Instant> authenticatedAt() {
        return claims.authenticatedAt();
    }

    public Optional<String> acr() {
        return claims.acr();
    }

    public List<String> amr() {
        return claims.amr();
    }

    @Override
    public String toString() {
        return "Token[" + issuerName + ", " + algorithm + "]";
    }
}
