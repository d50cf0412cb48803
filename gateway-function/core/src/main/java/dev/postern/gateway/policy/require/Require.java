package dev.postern.gateway.policy.require;

import dev.postern.config.policy.RequireConfig;
import dev.postern.config.policy.Requirement;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.exchange.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Lets those pass who are and have all that the config requires.
///
/// 403 for whoever may not call; which requirement was not met stands in the log alone. 401 for the holder of a token
/// who may, but has to log in again, or more surely, first (RFC 9470); the answer says how.
public final class Require implements Policy {
    private static final Refusal FORBIDDEN = new Refusal(403, "forbidden", "The caller may not do this");
    private static final Refusal LOGIN_NEEDED =
            new Refusal(401, "login_insufficient", "The caller has to log in again for this, or by other means");

    private final List<Requirement> all;
    private final InstantSource clock;
    private final LoginChallenge challenge;

    /// @param clock the wall clock
    public Require(RequireConfig config, InstantSource clock) {
        this.all = config.all();
        this.clock = clock;
        this.challenge = LoginChallenge.of(config);
    }

    @Override
    public Decision decide(Exchange exchange) {
        Instant now = clock.instant();
        Optional<Requirement> unmet = unmet(exchange.consumer(), now);
        if (unmet.isEmpty()) {
            return Decision.pass(exchange);
        }
        String why = unmet.get().words();
        return unmet.get() instanceof Requirement.LoggedIn && exchange.consumer() instanceof Consumer.TokenHolder
                ? new Decision.Refuse(exchange, LOGIN_NEEDED.because(why), challenge)
                : Decision.refuse(exchange, FORBIDDEN.because(why));
    }

    private Optional<Requirement> unmet(Consumer consumer, Instant now) {
        for (Requirement requirement : all) {
            if (!Met.by(consumer, requirement, now)) {
                return Optional.of(requirement);
            }
        }
        return Optional.empty();
    }
}
