package dev.postern.gateway.live;

import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.identity.IdentityTokens;
import dev.postern.gateway.identity.SigningKeys;
import dev.postern.gateway.limit.MemoryLimiter;
import dev.postern.gateway.policy.auth.AuthFactory;
import dev.postern.gateway.revocation.Revocations;
import dev.postern.gateway.revocation.TestRevocations;
import dev.postern.gateway.token.TokenVerifier;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/// All kinds of policies, with what they count in memory.
public final class TestPolicies {
    /// Drawn once, since it takes its time.
    public static final SigningKeys SIGNING_KEYS = SigningKeys.draw();

    private TestPolicies() {}

    public static PolicyFactory of(Vertx vertx, KeyCache keys, InstantSource clock) {
        return of(vertx, keys, TestRevocations.read().revocations(), clock);
    }

    public static PolicyFactory of(Vertx vertx, KeyCache keys, Revocations revocations, InstantSource clock) {
        return new PolicyFactory(
                new AuthFactory(keys, TokenVerifier.standard(vertx), revocations),
                new MemoryLimiter(clock),
                new IdentityTokens(vertx, "postern", SIGNING_KEYS, clock, System::nanoTime),
                clock);
    }
}
