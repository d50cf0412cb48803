package dev.postern.gateway.policy.auth;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.revocation.Revocations;
import dev.postern.gateway.token.ExpectedToken;
import dev.postern.gateway.token.TokenVerifier;
import dev.postern.gateway.token.TrustedIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes the policy for an `auth` config.
///
/// @param keys        of all tenants
/// @param tokens      of all tenants
/// @param revocations of tokens, of all tenants
public record AuthFactory(KeyCache keys, TokenVerifier tokens, Revocations revocations) {
    /// Lets everybody pass where the config says `"none"`; else asks for one of the listed credentials.
    ///
    /// All tokens are checked at the place of the first issuer, since a request presents one token.
    ///
    /// @param tenant  whose config it is
    /// @param issuers those of the tenant, by name; all that the config names
    public Policy policy(AuthConfig config, TenantId tenant, Map<String, TrustedIssuer> issuers) {
        List<CredentialCheck> checks = new ArrayList<>();
        List<ExpectedToken> expected = new ArrayList<>();
        int tokensAt = 0;
        for (AuthConfig.Source source : config.anyOf()) {
            switch (source) {
                case AuthConfig.ApiKey key -> checks.add(new ApiKeyCheck(keys, key.inQuery()));
                case AuthConfig.Jwt jwt -> {
                    tokensAt = expected.isEmpty() ? checks.size() : tokensAt;
                    expected.add(expected(jwt, tenant, issuers));
                }
            }
        }
        if (!expected.isEmpty()) {
            checks.add(tokensAt, new BearerCheck(tokens, revocations, expected));
        }
        return checks.isEmpty() ? Decision::pass : new Auth(checks);
    }

    private static ExpectedToken expected(AuthConfig.Jwt jwt, TenantId tenant, Map<String, TrustedIssuer> issuers) {
        TrustedIssuer issuer = Objects.requireNonNull(issuers.get(jwt.issuer()), "checked when the config is");
        return new ExpectedToken(tenant, issuer, jwt.audiences(), jwt.algorithms(), jwt.type());
    }
}
