package dev.postern.gateway.live;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.limit.Limiter;
import dev.postern.gateway.policy.auth.AuthFactory;
import dev.postern.gateway.policy.ratelimit.RateLimit;
import dev.postern.gateway.token.TrustedIssuer;
import java.util.Map;

/// Makes policies of their configs: the one switch that lists all kinds.
public final class PolicyFactory {
    private final AuthFactory auth;
    private final Limiter limiter;

    public PolicyFactory(AuthFactory auth, Limiter limiter) {
        this.auth = auth;
        this.limiter = limiter;
    }

    /// @param tenant  whose config it is
    /// @param issuers the tenant's, by name
    Policy create(PolicyConfig config, TenantId tenant, Map<String, TrustedIssuer> issuers) {
        return switch (config) {
            case AuthConfig by -> auth.policy(by, tenant, issuers);
            case RateLimitConfig limits -> new RateLimit(limits, limiter);
        };
    }
}
