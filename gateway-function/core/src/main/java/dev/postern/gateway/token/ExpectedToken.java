package dev.postern.gateway.token;

import dev.postern.config.value.TenantId;
import dev.postern.config.value.TokenAlgorithm;
import java.util.Optional;
import java.util.Set;

/// What a route expects of a token from one issuer.
///
/// @param tenant     whose route and issuer it is
/// @param audiences  of which `aud` must name one; where there are none it is not looked at
/// @param algorithms of which `alg` must be one
/// @param type       what `typ` must be; empty for any and none
public record ExpectedToken(
        TenantId tenant,
        TrustedIssuer issuer,
        Set<String> audiences,
        Set<TokenAlgorithm> algorithms,
        Optional<String> type) {
    public ExpectedToken {
        audiences = Set.copyOf(audiences);
        algorithms = Set.copyOf(algorithms);
    }
}
