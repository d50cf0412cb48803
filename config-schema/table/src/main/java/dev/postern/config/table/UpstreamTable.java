package dev.postern.config.table;

import dev.postern.config.value.TargetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// A named service and the addresses it answers at.
///
/// Equal settings make equal records, so run-time state keyed by tenant and this record survives
/// every config change but one of its own.
///
/// @param api      the API that names it
/// @param name     unique in the API
/// @param targets  sorted by address, at least one
/// @param timeouts how long to wait for it
public record UpstreamTable(String api, String name, List<Target> targets, Timeouts timeouts) {
    /// @param weight share of the requests relative to the other targets; 1 to 1000
    public record Target(TargetAddress address, int weight) {
        /// The largest weight.
        public static final int MOST_WEIGHT = 1_000;

        public Target {
            if (weight < 1 || weight > MOST_WEIGHT) {
                throw new IllegalArgumentException("weight: " + weight + " (expected: 1-" + MOST_WEIGHT + ")");
            }
        }
    }

    /// Whole milliseconds, more than none and at most a day.
    ///
    /// @param connect   until the connection stands; else 502, and another target may be tried
    /// @param firstByte from the request's last byte to the reply's head; else 504
    /// @param total     from the first attempt to the reply's last byte; else 504, or a cut reply
    public record Timeouts(Duration connect, Duration firstByte, Duration total) {
        /// The longest wait.
        public static final Duration LONGEST = Duration.ofDays(1);

        public Timeouts {
            check("connect", connect);
            check("firstByte", firstByte);
            check("total", total);
        }

        private static void check(String name, Duration value) {
            boolean whole = value.toNanosPart() % 1_000_000 == 0;
            if (!value.isPositive() || value.compareTo(LONGEST) > 0 || !whole) {
                throw new IllegalArgumentException(
                        name + ": " + value + " (expected: whole milliseconds, up to a day)");
            }
        }
    }

    public UpstreamTable {
        targets = targets.stream()
                .sorted(Comparator.comparing(Target::address).thenComparingInt(Target::weight))
                .toList();
    }
}
