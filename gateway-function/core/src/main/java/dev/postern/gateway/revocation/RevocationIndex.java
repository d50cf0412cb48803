package dev.postern.gateway.revocation;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.token.Token;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// All revocations, by tenant, then by issuer. Read by all threads, written by one.
final class RevocationIndex {
    private final Map<TenantId, Map<String, IssuerRevocations>> tenants = new ConcurrentHashMap<>();
    // Touched by the writer alone.
    private final Map<UUID, Revocation> byId = new HashMap<>();
    private volatile int size;

    boolean covers(TenantId tenant, Token token, InstantSource clock) {
        Map<String, IssuerRevocations> issuers = tenants.get(tenant);
        if (issuers == null) {
            return false;
        }
        IssuerRevocations revoked = issuers.get(token.issuerName());
        return revoked != null && revoked.covers(token, clock);
    }

    /// How many there are.
    int size() {
        return size;
    }

    void addAll(List<Revocation> revocations) {
        apply(revocations.stream()
                .map(revocation -> new RevocationChange(revocation.id(), Optional.of(revocation)))
                .toList());
    }

    /// Applies changes that were seen at once.
    ///
    /// What is new comes before what is no more goes, so that a token that one revocation covers in the place of
    /// another is covered all the time.
    void apply(List<RevocationChange> changes) {
        List<Revocation> former = new ArrayList<>();
        for (RevocationChange change : changes) {
            Revocation now = change.now().orElse(null);
            Revocation before = now == null ? byId.remove(change.id()) : byId.put(change.id(), now);
            if (now != null) {
                issuer(now).put(now);
            }
            if (before != null && !before.equals(now)) {
                former.add(before);
            }
        }
        former.forEach(revocation -> issuer(revocation).remove(revocation));
        size = byId.size();
    }

    private IssuerRevocations issuer(Revocation revocation) {
        return tenants.computeIfAbsent(revocation.tenant(), _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(revocation.revoked().issuerName(), _ -> new IssuerRevocations());
    }
}
