package dev.postern.gateway.revocation;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.token.Token;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Answers whether a token was revoked, from memory: no I/O, five look-ups at most, safe on every event loop.
///
/// Once read, a revocation is never forgotten because Postgres is away.
public final class Revocations {
    /// How many may be in force for one tenant. More are better said by `issuedBefore`.
    public static final int MOST_OF_A_TENANT = 20_000;
    /// How many may be in force in all.
    public static final int MOST = 1_000_000;

    private final InstantSource clock;
    private volatile @Nullable RevocationIndex read;

    /// @param clock the wall clock
    public Revocations(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether a verified token was revoked. To be asked for every request, also where the token is known: nothing
    /// else drops it.
    public RevocationAnswer check(TenantId tenant, Token token) {
        RevocationIndex index = read;
        if (index == null) {
            return RevocationAnswer.UNKNOWN;
        }
        return index.covers(tenant, token, clock) ? RevocationAnswer.REVOKED : RevocationAnswer.NOT_REVOKED;
    }

    /// How many are kept; 0 before they were read.
    public int size() {
        RevocationIndex index = read;
        return index == null ? 0 : index.size();
    }

    /// Uses these from now on.
    void use(RevocationIndex index) {
        read = index;
    }
}
