package dev.postern.gateway.live;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.identity.IdentityTokens;
import dev.postern.gateway.limit.Limiter;
import dev.postern.gateway.policy.auth.AuthFactory;
import dev.postern.gateway.policy.identity.Identity;
import dev.postern.gateway.policy.ratelimit.RateLimit;
import dev.postern.gateway.policy.require.Require;
import dev.postern.gateway.token.TrustedIssuer;
import java.time.InstantSource;
import java.util.Map;

/// Makes policies of their configs: the one switch that lists all kinds.
public final class PolicyFactory {
    private final AuthFactory auth;
    private final Limiter limiter;
    private final IdentityTokens identities;
    private final InstantSource clock;

    /// @param clock the wall clock
    public PolicyFactory(AuthFactory auth, Limiter limiter, IdentityTokens identities, InstantSource clock) {
        this.auth = auth;
        this.limiter = limiter;
        this.identities = identities;
        this.clock = clock;
    }

    /// @param tenant  whose config it is
    /// @param issuers the tenant's, by name
    Policy create(PolicyConfig config, TenantId tenant, Map<String, TrustedIssuer> issuers) {
        return switch (config) {
            case AuthConfig by -> auth.policy(by, tenant, issuers);
            case RequireConfig require -> new Require(require, clock);
            case RateLimitConfig limits -> new RateLimit(limits, limiter);
            case IdentityConfig identity -> new Identity(identity, identities);
        };
    }
}
