package dev.postern.gateway.revocation;

import dev.postern.config.value.TokenAlgorithm;
import dev.postern.gateway.token.JsonValue;
import dev.postern.gateway.token.Token;
import dev.postern.gateway.token.TokenClaims;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tokens as they are after their verification.
final class Tokens {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Tokens() {}

    /// A token; of what is left blank it says nothing.
    ///
    /// @param issuedAt in seconds from [#NOW] on
    static Token token(String issuer, String id, String session, String subject, Optional<Long> issuedAt) {
        TokenClaims claims = new TokenClaims(
                Optional.of("https://" + issuer),
                claim(subject),
                List.of(),
                Optional.of(NOW.plusSeconds(3_600)),
                Optional.empty(),
                issuedAt.map(NOW::plusSeconds),
                claim(id),
                claim(session),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new JsonValue.Members(Map.of()));
        return new Token(issuer, TokenAlgorithm.RS256, Optional.empty(), claims);
    }

    /// A token of the issuer `id`, told by its `jti` alone.
    static Token token(String id) {
        return token("id", id, "", "", Optional.of(0L));
    }

    private static Optional<String> claim(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
