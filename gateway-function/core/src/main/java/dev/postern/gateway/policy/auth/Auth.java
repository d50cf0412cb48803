package dev.postern.gateway.policy.auth;

import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.exchange.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Identifies the caller by the first credential that the request presents, in the order in which the config lists
/// them.
///
/// That one decides: when it is refused, no other is tried. A client that sends a key and a token is one or the other,
/// and which of them does not depend on which is good.
final class Auth implements Policy {
    private final List<CredentialCheck> checks;
    private final Refusal missing;
    private final Challenges challenges;

    /// @param checks at least one
    Auth(List<CredentialCheck> checks) {
        this.checks = List.copyOf(checks);
        String wanted = checks.stream().map(CredentialCheck::wanted).collect(Collectors.joining(", or "));
        this.missing = new Refusal(401, "credential_missing", "This route needs " + wanted);
        this.challenges =
                new Challenges(checks.stream().map(CredentialCheck::challenge).toList());
    }

    @Override
    public Decision decide(Exchange exchange) {
        for (int i = 0; i < checks.size(); i++) {
            Optional<Decision> decision = checks.get(i).decide(exchange);
            if (decision.isPresent()) {
                return decision.get();
            }
        }
        return new Decision.Refuse(exchange, missing, challenges);
    }
}
