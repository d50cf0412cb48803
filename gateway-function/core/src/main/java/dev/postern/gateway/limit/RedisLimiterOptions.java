package dev.postern.gateway.limit;

import java.time.Duration;

/// The waits and bounds of a [RedisLimiter].
///
/// @param timeLimit    how long a charge may take, reconnecting included
/// @param probeLimit   how long a reconnect with a PING may take
/// @param firstBackoff how long a lost connection is not tried again after a first failure; doubles at each
/// @param maxBackoff   where the doubling ends
/// @param inFlight     how many charges may be unanswered on one connection; more fail at once
public record RedisLimiterOptions(
        Duration timeLimit, Duration probeLimit, Duration firstBackoff, Duration maxBackoff, int inFlight) {
    /// 50 ms a charge, 1 s a probe, backoff from 50 ms to 1 s, 1,024 charges an event loop.
    public static RedisLimiterOptions standard() {
        return new RedisLimiterOptions(
                Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofSeconds(1), 1_024);
    }
}
