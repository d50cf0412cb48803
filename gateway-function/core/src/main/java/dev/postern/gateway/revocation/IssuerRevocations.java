package dev.postern.gateway.revocation;

import dev.postern.gateway.token.Token;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is revoked of one issuer of one tenant: at most one revocation each of a token, a session, a subject, and the
/// issuer. Read by all threads, written by one.
final class IssuerRevocations {
    private final Map<String, Revocation> tokens = new ConcurrentHashMap<>();
    private final Map<String, Revocation> sessions = new ConcurrentHashMap<>();
    private final Map<String, Revocation> subjects = new ConcurrentHashMap<>();
    private volatile @Nullable Revocation older;

    /// Four look-ups at most; allocates nothing unless it finds one that ends.
    boolean covers(Token token, InstantSource clock) {
        Revocation ofIssuer = older;
        return (ofIssuer != null && ofIssuer.covers(token, clock))
                || covers(tokens, token.id(), token, clock)
                || covers(sessions, token.sessionId(), token, clock)
                || covers(subjects, token.subject(), token, clock);
    }

    private static boolean covers(
            Map<String, Revocation> revoked, Optional<String> by, Token token, InstantSource clock) {
        if (by.isEmpty()) {
            return false;
        }
        Revocation found = revoked.get(by.get());
        return found != null && found.covers(token, clock);
    }

    void put(Revocation revocation) {
        switch (revocation.revoked()) {
            case Revoked.ById byId -> tokens.put(byId.id(), revocation);
            case Revoked.BySession bySession -> sessions.put(bySession.sessionId(), revocation);
            case Revoked.BySubject bySubject -> subjects.put(bySubject.subject(), revocation);
            case Revoked.IssuedBefore _ -> older = revocation;
        }
    }

    /// Removes this one, not another in its place.
    void remove(Revocation revocation) {
        switch (revocation.revoked()) {
            case Revoked.ById byId -> tokens.remove(byId.id(), revocation);
            case Revoked.BySession bySession -> sessions.remove(bySession.sessionId(), revocation);
            case Revoked.BySubject bySubject -> subjects.remove(bySubject.subject(), revocation);
            case Revoked.IssuedBefore _ -> {
                if (revocation.equals(older)) {
                    older = null;
                }
            }
        }
    }
}
