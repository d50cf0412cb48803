package dev.postern.gateway.usage;

import java.time.Duration;

/// The waits and bounds of a [BatchingUsageRecorder].
///
/// @param queue         how many events may wait to be stored; the newest beyond are dropped
/// @param batch         how many events are stored at once, at most
/// @param interval      how long an event waits for others to share its batch with
/// @param firstBackoff  the wait after a first failure; doubles at each
/// @param maxBackoff    where the doubling ends
/// @param closeDeadline how long [UsageRecorder#close] tries to store what is left
public record UsageRecorderOptions(
        int queue, int batch, Duration interval, Duration firstBackoff, Duration maxBackoff, Duration closeDeadline) {
    /// 100,000 events (some 30 MB), batches of 1,000 or each 200 ms, backoff from 100 ms to 5 s, 10 s to close.
    public static UsageRecorderOptions standard() {
        return new UsageRecorderOptions(
                100_000,
                1_000,
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}
