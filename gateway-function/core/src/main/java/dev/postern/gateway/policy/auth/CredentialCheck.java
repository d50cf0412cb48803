package dev.postern.gateway.policy.auth;

import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import java.util.Optional;

/// One sort of credential that a route takes.
interface CredentialCheck {
    /// Decides by the credential of this sort; empty where the request presents none.
    Optional<Decision> decide(Exchange exchange);

    /// How to present one, as `WWW-Authenticate` has it (RFC 9110, section 11.6.1).
    String challenge();

    /// What it is and where it is sent, to end the sentence "This route needs".
    String wanted();
}
