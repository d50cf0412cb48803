package dev.postern.gateway.policy.auth;

import dev.postern.config.policy.AuthConfig;
import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Policy;

/// Makes the policy for an `auth` config.
public final class Auth {
    private Auth() {}

    /// Lets everybody pass where the config says `"none"`; else asks for one of the listed credentials.
    public static Policy policy(AuthConfig config, KeyCache keys) {
        if (config.anonymous()) {
            return Decision::pass;
        }
        boolean inQuery = config.anyOf().stream().anyMatch(source -> switch (source) {
            case AuthConfig.ApiKey key -> key.inQuery();
        });
        return new ApiKeyAuth(keys, inQuery);
    }
}
