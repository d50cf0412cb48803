package dev.postern.gateway.revocation;

import dev.postern.config.value.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Revocations that were read, for tests of other packages.
public final class TestRevocations {
    private final RevocationIndex index = new RevocationIndex();
    private final Revocations revocations = new Revocations(InstantSource.system());

    /// Nothing is revoked yet, and that is known.
    public static TestRevocations read() {
        TestRevocations none = new TestRevocations();
        none.revocations.use(none.index);
        return none;
    }

    public Revocations revocations() {
        return revocations;
    }

    public void add(TenantId tenant, Revoked revoked) {
        index.addAll(List.of(new Revocation(UUID.randomUUID(), tenant, revoked, Optional.empty())));
    }
}
