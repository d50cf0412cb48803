package dev.postern.gateway.live;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.value.HeaderName;
import java.util.ArrayList;
import java.util.List;

/// What of a client's request is the gateway's and not the upstream's, by a route's policies and by which credential
/// decided: one that nobody looked at never passes where the route reads its sort, since the upstream may take it for
/// proved.
///
/// @param headers        that do not pass
/// @param passesQueryKey whether an API key in the query passes too
record WithheldHeaders(List<HeaderName> headers, boolean passesQueryKey) {
    private static final HeaderName API_KEY = new HeaderName("x-api-key");
    private static final HeaderName AUTHORIZATION = new HeaderName("authorization");

    WithheldHeaders {
        headers = List.copyOf(headers);
    }

    /// Of requests that a key was proved of.
    static WithheldHeaders byKey(List<PolicyConfig> policies) {
        AuthConfig auth = auth(policies);
        boolean passes = auth.passCredential() && readsKeys(auth);
        return of(policies, !passes, readsTokens(auth), passes && readsQuery(auth));
    }

    /// Of requests that a token was proved of, or nothing.
    static WithheldHeaders byToken(List<PolicyConfig> policies) {
        AuthConfig auth = auth(policies);
        return of(policies, true, readsTokens(auth) && !auth.passCredential(), false);
    }

    /// A key is Postern's wherever it is sent; what stands in `Authorization` only where the route reads tokens.
    private static WithheldHeaders of(List<PolicyConfig> policies, boolean key, boolean token, boolean queryKeyPasses) {
        List<HeaderName> headers = new ArrayList<>();
        for (PolicyConfig policy : policies) {
            if (policy instanceof IdentityConfig identity) {
                headers.addAll(identity.stripped());
            }
        }
        if (key) {
            headers.add(API_KEY);
        }
        if (token) {
            headers.add(AUTHORIZATION);
        }
        return new WithheldHeaders(headers, queryKeyPasses);
    }

    private static AuthConfig auth(List<PolicyConfig> policies) {
        return policies.stream()
                .filter(AuthConfig.class::isInstance)
                .map(AuthConfig.class::cast)
                .findFirst()
                .orElse(AuthConfig.NONE);
    }

    private static boolean readsTokens(AuthConfig auth) {
        return auth.anyOf().stream().anyMatch(AuthConfig.Jwt.class::isInstance);
    }

    private static boolean readsKeys(AuthConfig auth) {
        return auth.anyOf().stream().anyMatch(AuthConfig.ApiKey.class::isInstance);
    }

    private static boolean readsQuery(AuthConfig auth) {
        return auth.anyOf().stream().anyMatch(source -> source instanceof AuthConfig.ApiKey key && key.inQuery());
    }
}
