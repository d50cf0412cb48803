package dev.postern.gateway.token;

import java.time.Instant;

/// Which tokens of a tenant no longer hold.
public sealed interface Revoked {
    /// Whether a token is one of them.
    boolean covers(Token token);

    /// The one with this `jti`.
    record ById(String issuerName, String id) implements Revoked {
        @Override
        public boolean covers(Token token) {
            return token.issuerName().equals(issuerName)
                    && token.id().filter(id::equals).isPresent();
        }
    }

    /// All of a session, by `sid`.
    record BySession(String issuerName, String sessionId) implements Revoked {
        @Override
        public boolean covers(Token token) {
            return token.issuerName().equals(issuerName)
                    && token.sessionId().filter(sessionId::equals).isPresent();
        }
    }

    /// All of a subject.
    record BySubject(String issuerName, String subject) implements Revoked {
        @Override
        public boolean covers(Token token) {
            return token.issuerName().equals(issuerName)
                    && token.subject().filter(subject::equals).isPresent();
        }
    }

    /// All that were issued before a moment, and those that do not say when.
    record IssuedBefore(String issuerName, Instant moment) implements Revoked {
        @Override
        public boolean covers(Token token) {
            return token.issuerName().equals(issuerName)
                    && !token.issuedAt().filter(at -> !at.isBefore(moment)).isPresent();
        }
    }
}
