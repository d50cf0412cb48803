package dev.postern.gateway.limit;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// Whether Redis is away, and when it is next probed; says each change once in the log.
///
/// A circuit with one state more than a switch: away with a probe under way.
final class RemoteOutage {
    static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(FallbackLimiter.class);

    private final LongSupplier nanos;
    private volatile boolean away;
    /// Counts recoveries, so that a late failure from before the last one says nothing of now.
    private volatile long epoch;

    private boolean probing;
    private long nextProbeNanos;
    private Duration pause = FIRST_PAUSE;

    RemoteOutage(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean away() {
        return away;
    }

    long epoch() {
        return epoch;
    }

    /// @param since the epoch in which the failed charge began
    synchronized void failed(long since, Throwable cause) {
        if (away || since != epoch) {
            return;
        }
        away = true;
        pause = FIRST_PAUSE;
        nextProbeNanos = nanos.getAsLong() + pause.toNanos();
        LOG.warnf(
                "Redis (REDIS_URL) is away: %s. Limits are counted in this process alone until it is back.",
                cause.getMessage());
    }

    /// Whether the caller is to probe; it tells the outcome to [#probed].
    synchronized boolean claimProbe() {
        if (!away || probing || nanos.getAsLong() - nextProbeNanos < 0) {
            return false;
        }
        probing = true;
        return true;
    }

    synchronized void probed(boolean reached) {
        probing = false;
        if (reached) {
            away = false;
            epoch++;
            LOG.info("Redis (REDIS_URL) is back: limits hold across instances again.");
            return;
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        nextProbeNanos = nanos.getAsLong() + pause.toNanos();
    }
}
