package dev.postern.gateway.revocation;

import dev.postern.gateway.token.Token;
import java.time.Instant;
import java.util.Optional;

/// Which tokens of an issuer, named as the tenant's config names it, no longer hold.
public sealed interface Revoked {
    String issuerName();

    /// Whether a token is one of them.
    boolean covers(Token token);

    /// The one with this `jti`.
    record ById(String issuerName, String id) implements Revoked {
        @Override
        public boolean covers(Token token) {
            return token.issuerName().equals(issuerName)
                    && token.id().isPresent()
                    && token.id().get().equals(id);
        }
    }

    /// All of a session, by `sid`.
    record BySession(String issuerName, String sessionId) implements Revoked {
        @Override
        public boolean covers(Token token) {
            return token.issuerName().equals(issuerName)
                    && token.sessionId().isPresent()
                    && token.sessionId().get().equals(sessionId);
        }
    }

    /// Those of a subject, by `sub`.
    ///
    /// @param issuedBefore only those issued before; empty for all, later ones too
    record BySubject(String issuerName, String subject, Optional<Instant> issuedBefore) implements Revoked {
        @Override
        public boolean covers(Token token) {
            return token.issuerName().equals(issuerName)
                    && token.subject().isPresent()
                    && token.subject().get().equals(subject)
                    && (issuedBefore.isEmpty() || wasIssuedBefore(issuedBefore.get(), token));
        }
    }

    /// All that were issued before a moment.
    record IssuedBefore(String issuerName, Instant moment) implements Revoked {
        @Override
        public boolean covers(Token token) {
            return token.issuerName().equals(issuerName) && wasIssuedBefore(moment, token);
        }
    }

    /// A token that does not say when it was issued counts as old. `iat` is read in whole seconds, so that one issued
    /// in the very second of the moment, but after it, counts as issued before.
    private static boolean wasIssuedBefore(Instant moment, Token token) {
        Optional<Instant> issuedAt = token.issuedAt();
        return issuedAt.isEmpty() || issuedAt.get().isBefore(moment);
    }
}
