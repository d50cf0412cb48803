package dev.postern.gateway.live;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.value.HeaderName;
import java.util.ArrayList;
import java.util.List;

/// What of a client's request is the gateway's and not the upstream's, by a route's policies.
///
/// @param headers        that do not pass
/// @param passesQueryKey whether an API key in the query passes too
record WithheldHeaders(List<HeaderName> headers, boolean passesQueryKey) {
    private static final HeaderName API_KEY = new HeaderName("x-api-key");
    private static final HeaderName AUTHORIZATION = new HeaderName("authorization");

    WithheldHeaders {
        headers = List.copyOf(headers);
    }

    /// A key is Postern's wherever it is sent; what stands in `Authorization` only where the route reads tokens.
    static WithheldHeaders of(List<PolicyConfig> policies) {
        List<HeaderName> headers = new ArrayList<>();
        AuthConfig auth = AuthConfig.NONE;
        for (PolicyConfig policy : policies) {
            switch (policy) {
                case AuthConfig by -> auth = by;
                case IdentityConfig identity -> headers.addAll(identity.stripped());
                case RequireConfig require -> {}
                case RateLimitConfig limits -> {}
            }
        }
        if (!auth.passCredential() || !readsKeys(auth)) {
            headers.add(API_KEY);
        }
        if (!auth.passCredential() && auth.anyOf().stream().anyMatch(AuthConfig.Jwt.class::isInstance)) {
            headers.add(AUTHORIZATION);
        }
        return new WithheldHeaders(headers, auth.passCredential() && readsQuery(auth));
    }

    private static boolean readsKeys(AuthConfig auth) {
        return auth.anyOf().stream().anyMatch(AuthConfig.ApiKey.class::isInstance);
    }

    private static boolean readsQuery(AuthConfig auth) {
        return auth.anyOf().stream().anyMatch(source -> source instanceof AuthConfig.ApiKey key && key.inQuery());
    }
}
