package dev.postern.gateway.token;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one issuer's keys, and whether it is being asked. Times are of a monotonic clock, in nanoseconds.
/// Safe for all threads; holds its lock for a few instructions only.
final class IssuerKeys {
    private final KeySetsOptions options;
    private @Nullable KeySet keys;
    private long freshUntil;
    private long usableUntil;
    private boolean asked;
    private boolean failed;
    private long askedAt;
    private int waiting;
    private @Nullable Promise<Void> running;

    IssuerKeys(KeySetsOptions options) {
        this.options = options;
    }

    /// The keys, while they are fresh or in their grace.
    synchronized Optional<KeySet> usable(long now) {
        return usableUntil - now > 0 ? Optional.ofNullable(keys) : Optional.empty();
    }

    /// Whether new keys are due and may be asked for.
    synchronized boolean due(long now) {
        return running == null && (keys == null || freshUntil - now <= 0) && mayAsk(now, options.pause(), failed);
    }

    /// Whether the issuer may be asked although its keys are fresh.
    synchronized boolean renewable(long now) {
        return running == null && mayAsk(now, options.betweenRenewals(), true);
    }

    private boolean mayAsk(long now, Duration rest, boolean resting) {
        return !asked || !resting || now - askedAt >= rest.toNanos();
    }

    /// Says that the caller asks; false if somebody else does already.
    synchronized boolean begin(long now) {
        if (running != null) {
            return false;
        }
        asked = true;
        askedAt = now;
        running = Promise.promise();
        return true;
    }

    /// Waits for whoever asks; empty if nobody does, or too many wait.
    synchronized Optional<Future<Void>> join() {
        if (running == null || waiting >= options.waiters()) {
            return Optional.empty();
        }
        waiting++;
        return Optional.of(running.future());
    }

    /// Whether it failed to answer when it was asked last.
    synchronized boolean failing() {
        return failed;
    }

    synchronized boolean running() {
        return running != null;
    }

    /// Says that new keys came.
    ///
    /// @return whether they had failed to before
    boolean renewed(KeySet renewed, Optional<Duration> fresh) {
        boolean before;
        synchronized (this) {
            before = failed;
            failed = false;
            keys = renewed;
            // From the asking on, since the answer may have been long under way.
            freshUntil = askedAt + bounded(fresh).toNanos();
            usableUntil = freshUntil + options.grace().toNanos();
        }
        end();
        return before;
    }

    /// Says that none came, so that the last good ones stay.
    ///
    /// @return whether that is news
    boolean missed() {
        boolean before;
        synchronized (this) {
            before = failed;
            failed = true;
        }
        end();
        return !before;
    }

    /// What is to be said to those who asked.
    synchronized KeysAnswer answer(long now) {
        Optional<KeySet> usable = usable(now);
        if (usable.isPresent()) {
            return new KeysAnswer.Usable(usable.get(), !failed);
        }
        long rest = asked ? askedAt + options.pause().toNanos() - now : 0;
        return new KeysAnswer.Away(
                Duration.ofSeconds(Math.max(1, Duration.ofNanos(rest).toSeconds())));
    }

    private void end() {
        Promise<Void> ended;
        synchronized (this) {
            ended = running;
            running = null;
            waiting = 0;
        }
        if (ended != null) {
            ended.complete();
        }
    }

    private Duration bounded(Optional<Duration> fresh) {
        Duration wanted = fresh.orElse(options.usualFresh());
        if (wanted.compareTo(options.leastFresh()) < 0) {
            return options.leastFresh();
        }
        return wanted.compareTo(options.mostFresh()) > 0 ? options.mostFresh() : wanted;
    }
}
