package dev.postern.gateway.credential;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// Whether the store of keys is away, and who may ask it next; says each change once in the log.
final class StoreOutage {
    private static final Logger LOG = Logger.getLogger(KeyCache.class);
    /// A probe that never came back is given up after this, so that it cannot hold up the others for good.
    private static final long PROBE_NANOS = Duration.ofSeconds(10).toNanos();

    private static final long BETWEEN_WORDS_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final long pauseNanos;
    private final AtomicLong nextProbe = new AtomicLong();
    private final AtomicLong nextWord;
    private volatile boolean away;

    StoreOutage(LongSupplier nanos, Duration pause) {
        this.nanos = nanos;
        this.pauseNanos = pause.toNanos();
        this.nextWord = new AtomicLong(nanos.getAsLong());
    }

    boolean away() {
        return away;
    }

    /// Whether it is time to ask again.
    boolean probeDue() {
        return nanos.getAsLong() - nextProbe.get() >= 0;
    }

    /// Whether the caller is the one who asks; no other is until it has told the outcome.
    boolean claimProbe() {
        long due = nextProbe.get();
        long now = nanos.getAsLong();
        return now - due >= 0 && nextProbe.compareAndSet(due, now + PROBE_NANOS);
    }

    void failed(Throwable cause) {
        nextProbe.set(nanos.getAsLong() + pauseNanos);
        if (!away) {
            away = true;
            LOG.warnf(
                    "Postgres (DATABASE_URL) does not answer for API keys: %s. Keys seen lately go on working.",
                    cause.getMessage());
        }
    }

    /// The store is there, whatever it holds; says so at most once a minute.
    void answeredUnreadably(UnreadableKeyException cause) {
        answered();
        long due = nextWord.get();
        long now = nanos.getAsLong();
        if (now - due >= 0 && nextWord.compareAndSet(due, now + BETWEEN_WORDS_NANOS)) {
            LOG.errorf(
                    "Postgres (DATABASE_URL): %s. The key is not let in unless it was known before.",
                    cause.getMessage());
        }
    }

    void answered() {
        if (away) {
            away = false;
            LOG.info("Postgres (DATABASE_URL) answers for API keys again.");
        }
    }
}
