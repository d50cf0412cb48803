package dev.postern.gateway.live;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.limit.Limiter;
import dev.postern.gateway.policy.auth.Auth;
import dev.postern.gateway.policy.ratelimit.RateLimit;

/// Makes policies of their configs: the one switch that lists all kinds.
public final class PolicyFactory {
    private final KeyCache keys;
    private final Limiter limiter;

    public PolicyFactory(KeyCache keys, Limiter limiter) {
        this.keys = keys;
        this.limiter = limiter;
    }

    Policy create(PolicyConfig config) {
        return switch (config) {
            case AuthConfig auth -> Auth.policy(auth, keys);
            case RateLimitConfig limits -> new RateLimit(limits, limiter);
        };
    }
}
