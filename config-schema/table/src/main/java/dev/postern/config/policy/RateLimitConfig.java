package dev.postern.config.policy;

import java.util.Comparator;
import java.util.List;

/// How many requests may pass; all limits are checked and charged together.
///
/// @param limits sorted by name; names are unique
public record RateLimitConfig(List<Limit> limits) implements PolicyConfig {
    /// Whom a limit counts.
    public enum Scope {
        /// Each API key on its own; a limit of this scope needs an `auth` that identifies one.
        KEY,
        /// All requests of the route together.
        ROUTE
    }

    /// How long a count lasts; windows are aligned to UTC.
    public enum Window {
        SECOND("1s", 1_000),
        MINUTE("1m", 60_000),
        HOUR("1h", 3_600_000),
        DAY("1d", 86_400_000);

        private final String text;
        private final long millis;

        Window(String text, long millis) {
            this.text = text;
            this.millis = millis;
        }

        /// The form in a config file.
        public String text() {
            return text;
        }

        public long millis() {
            return millis;
        }
    }

    /// @param name     unique in the route: the config's own, or such as `key-1m` where none is written
    /// @param space    whose routes are counted together, which is where the limit was written: empty for
    ///                 all of the tenant's, `orders` for one API's, `orders/get-order` for one route's;
    ///                 always the route's own for [Scope#ROUTE]
    /// @param requests how many may pass in a window; at least 1
    public record Limit(String name, String space, Scope per, long requests, Window window) {
        /// The plan's limit a key and minute; a key's own `limitPerMinute` takes its place.
        public static final String PLAN_MINUTE = "plan-minute";
        /// The plan's limit a key and day; a key's own `limitPerDay` takes its place.
        public static final String PLAN_DAY = "plan-day";

        public Limit {
            if (requests < 1) {
                throw new IllegalArgumentException("requests: " + requests + " (expected: at least 1)");
            }
        }
    }

    public RateLimitConfig {
        limits = limits.stream().sorted(Comparator.comparing(Limit::name)).toList();
    }

    @Override
    public PolicyKind kind() {
        return PolicyKind.RATE_LIMIT;
    }
}
