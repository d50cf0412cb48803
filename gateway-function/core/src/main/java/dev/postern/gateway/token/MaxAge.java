package dev.postern.gateway.token;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long an answer says that it is fresh (RFC 9111, section 5.2.2): `max-age` less `Age`, nothing for `no-store` and
/// `no-cache`.
final class MaxAge {
    private static final int MOST_DIGITS = 9;

    private MaxAge() {}

    /// Empty when the answer says nothing that can be understood.
    static Optional<Duration> of(@Nullable String cacheControl, @Nullable String age) {
        if (cacheControl == null) {
            return Optional.empty();
        }
        Optional<Duration> maxAge = Optional.empty();
        for (String part : cacheControl.toLowerCase(Locale.ROOT).split(",", -1)) {
            String directive = part.strip();
            if (directive.equals("no-store") || directive.equals("no-cache")) {
                return Optional.of(Duration.ZERO);
            }
            if (directive.startsWith("max-age=")) {
                maxAge = seconds(directive.substring("max-age=".length()).replace("\"", ""));
            }
        }
        Duration spent = (age == null ? Optional.<Duration>empty() : seconds(age.strip())).orElse(Duration.ZERO);
        return maxAge.map(it -> it.compareTo(spent) > 0 ? it.minus(spent) : Duration.ZERO);
    }

    private static Optional<Duration> seconds(String digits) {
        boolean sound = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return sound ? Optional.of(Duration.ofSeconds(Long.parseLong(digits))) : Optional.empty();
    }
}
