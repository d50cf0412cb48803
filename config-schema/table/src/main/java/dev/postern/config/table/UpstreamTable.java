package dev.postern.config.table;

import dev.postern.config.value.HeaderName;
import dev.postern.config.value.TargetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A named service and the addresses it answers at.
///
/// Equal settings make equal records, so run-time state keyed by tenant and this record survives
/// every config change but one of its own.
///
/// @param api      the API that names it
/// @param name     unique in the API
/// @param targets  sorted by address, at least one
/// @param timeouts how long to wait for it
/// @param headers  what the gateway sends with each request, in place of what the client sent under these names;
///                 no reserved name, and no two that some server takes for one
public record UpstreamTable(
        String api, String name, List<Target> targets, Timeouts timeouts, SortedMap<HeaderName, HeaderValue> headers) {
    /// The most headers of an upstream.
    public static final int MOST_HEADERS = 32;

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

    /// An upstream without headers of its own.
    public UpstreamTable(String api, String name, List<Target> targets, Timeouts timeouts) {
        this(api, name, targets, timeouts, Collections.emptySortedMap());
    }

    public UpstreamTable {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        long names =
                headers.keySet().stream().map(HeaderName::folded).distinct().count();
        if (names < headers.size()
                || names > MOST_HEADERS
                || headers.keySet().stream().anyMatch(HeaderName::isReserved)) {
            throw new IllegalArgumentException("headers: " + headers.keySet() + " (expected: at most " + MOST_HEADERS
                    + ", none reserved, each once)");
        }
        targets = targets.stream()
                .sorted(Comparator.comparing(Target::address).thenComparingInt(Target::weight))
                .toList();
    }
}
