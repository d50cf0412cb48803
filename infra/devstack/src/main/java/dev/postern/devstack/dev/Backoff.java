package dev.postern.devstack.dev;

import java.time.Duration;

/// How long to wait before something that ended is started again: not at all the first time, then
/// longer each time, unless it has run for a while in between.
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /// Who has run so long did not end because of how it was started.
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private Duration next = Duration.ZERO;

    /// @param ran how long it ran before it ended
    Duration after(Duration ran) {
        Duration wait = ran.compareTo(SETTLED) >= 0 ? Duration.ZERO : next;
        Duration doubled = wait.isZero() ? FIRST : wait.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }
}
