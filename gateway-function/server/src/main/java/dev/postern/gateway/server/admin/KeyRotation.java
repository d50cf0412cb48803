package dev.postern.gateway.server.admin;

import dev.postern.config.value.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Asks for another secret of a key.
///
/// @param overlap how long the former secret works on, as config files write durations (`90m`, `24h`): 0 s to 30
///                days; 24 hours where it is left out
public record KeyRotation(@Nullable String overlap) {
    static final String EXPECTED = "a duration such as 90m or 24h is expected, from 0s to 720h";
    private static final Duration STANDARD = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(30);

    /// @throws ProblemException 400, when it is no duration or too long a one
    Duration duration() {
        return overlap == null
                ? STANDARD
                : Durations.parse(overlap)
                        .filter(length -> length.compareTo(LONGEST) <= 0)
                        .orElseThrow(() -> ProblemException.wrong(400, "overlap", EXPECTED));
    }
}
