package dev.postern.config.merge;

import dev.postern.config.model.Located;
import dev.postern.config.model.TimeoutsModel;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Timeouts after the levels are merged, key by key.
public final class TimeoutsInForce {
    /// What holds where neither the API nor the platform sets anything.
    public static final Timeouts BUILT_IN =
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(30));

    private TimeoutsInForce() {}

    /// The nearer level's timeouts, and the `above` ones where it sets none.
    public static Timeouts merge(Timeouts above, TimeoutsModel nearer) {
        return new Timeouts(
                value(nearer.connect(), above.connect()),
                value(nearer.firstByte(), above.firstByte()),
                value(nearer.total(), above.total()));
    }

    private static Duration value(Optional<Located<Duration>> nearer, Duration above) {
        return nearer.map(Located::value).orElse(above);
    }

    /// Adds a problem where a later timeout is shorter than an earlier one, and one of the two is set by
    /// `nearer`: what is wrong above is said above.
    public static void check(Timeouts above, TimeoutsModel nearer, List<Problem> problems) {
        Timeouts merged = merge(above, nearer);
        pair(
                "connect",
                nearer.connect(),
                merged.connect(),
                "firstByte",
                nearer.firstByte(),
                merged.firstByte(),
                problems);
        pair("firstByte", nearer.firstByte(), merged.firstByte(), "total", nearer.total(), merged.total(), problems);
    }

    private static void pair(
            String first,
            Optional<Located<Duration>> firstWritten,
            Duration firstValue,
            String second,
            Optional<Located<Duration>> secondWritten,
            Duration secondValue,
            List<Problem> problems) {
        if (firstValue.compareTo(secondValue) <= 0) {
            return;
        }
        String message = second + " " + Durations.text(secondValue) + origin(secondWritten) + " is shorter than "
                + first + " " + Durations.text(firstValue) + origin(firstWritten);
        secondWritten
                .or(() -> firstWritten)
                .ifPresent(written -> problems.add(written.at()
                        .problem(
                                ProblemCode.TIMEOUT_ORDER,
                                message,
                                "let them not shrink: connect, then firstByte, then total")));
    }

    private static String origin(Optional<Located<Duration>> written) {
        return written.isPresent() ? "" : " (the default)";
    }
}
