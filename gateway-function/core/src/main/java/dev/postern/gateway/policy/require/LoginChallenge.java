package dev.postern.gateway.policy.require;

import dev.postern.config.policy.RequireConfig;
import dev.postern.config.policy.Requirement;
import dev.postern.gateway.exchange.ReplyEdit;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Tells a client what to ask its authorization server for: all that the route requires of a login at once, so that
/// one login is enough. For `amr` there is no parameter.
///
/// @param line of `WWW-Authenticate`
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc9470#section-3">RFC 9470, section 3</a>
record LoginChallenge(String line) implements ReplyEdit {
    static LoginChallenge of(RequireConfig config) {
        List<Requirement.LoggedIn> logins = config.all().stream()
                .filter(Requirement.LoggedIn.class::isInstance)
                .map(Requirement.LoggedIn.class::cast)
                .toList();
        StringBuilder line = new StringBuilder("Bearer error=\"insufficient_user_authentication\"");
        acr(logins)
                .ifPresent(values ->
                        line.append(", acr_values=\"").append(quoted(values)).append('"'));
        logins.stream()
                .flatMap(login -> login.maxAge().stream())
                .min(Comparator.naturalOrder())
                .map(Duration::toSeconds)
                .ifPresent(
                        seconds -> line.append(", max_age=\"").append(seconds).append('"'));
        return new LoginChallenge(line.toString());
    }

    /// What fits all of them; where nothing does, what fits one.
    private static Optional<String> acr(List<Requirement.LoggedIn> logins) {
        TreeSet<String> fitting = new TreeSet<>();
        for (Requirement.LoggedIn login : logins) {
            TreeSet<String> both = new TreeSet<>(login.acr());
            both.retainAll(fitting);
            if (fitting.isEmpty()) {
                fitting.addAll(login.acr());
            } else if (!both.isEmpty()) {
                fitting = both;
            }
        }
        return fitting.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", fitting));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public void apply(int status, MultiMap headers) {
        headers.set("WWW-Authenticate", line);
    }
}
