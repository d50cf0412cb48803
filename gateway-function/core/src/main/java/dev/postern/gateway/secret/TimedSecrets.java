package dev.postern.gateway.secret;

import dev.postern.config.value.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Reads another source's secrets and waits for none of them for good.
///
/// Nothing ends a read that hangs, such as of a file on a mount that does not answer. So reads have threads of their
/// own, and whoever asks waits 2 s for its turn and as long for the answer. A read that is late is no longer waited for
/// and keeps its thread until it ends by itself: at most one a tenant, since that tenant's next one fails at once, and
/// at most 32 in all. Where all of those are late, every read fails at once, without a thread and without waiting.
public final class TimedSecrets implements SecretSource {
    /// Where time passes, which is [Condition#awaitNanos] but in tests.
    @FunctionalInterface
    public interface Waiting {
        /// Waits until something changes, or for nothing.
        ///
        /// @param nanos how long at most
        /// @return what is left of `nanos`; not above 0 when they are over
        long await(Condition change, long nanos) throws InterruptedException;
    }

    static final int MOST_OUTSTANDING = 32;
    static final Duration AT_MOST = Duration.ofSeconds(2);
    private static final long IDLE_SECONDS = 10;

    private final SecretSource source;
    private final int mostOutstanding;
    private final Duration atMost;
    private final Waiting waiting;
    private final Executor threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Guarded by lock, as what is in it.
    private final Map<TenantId, Outstanding> outstanding = new HashMap<>();

    /// @param mostOutstanding reads under way at once, and threads
    /// @param atMost          how long whoever asks waits for its turn, and then for an answer
    public TimedSecrets(SecretSource source, int mostOutstanding, Duration atMost, Waiting waiting) {
        this.source = source;
        this.mostOutstanding = mostOutstanding;
        this.atMost = atMost;
        this.waiting = waiting;
        // The queue holds no more than a thread takes that has just ended another read.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                mostOutstanding,
                mostOutstanding,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("secret-read-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /// With the bounds of a gateway in use.
    static TimedSecrets standard(SecretSource source) {
        return new TimedSecrets(source, MOST_OUTSTANDING, AT_MOST, Condition::awaitNanos);
    }

    /// A read under way; one a tenant.
    private final class Outstanding extends FutureTask<SecretRead> {
        private final TenantId tenant;
        private boolean ended;
        private boolean late;

        Outstanding(TenantId tenant, String name) {
            super(() -> source.read(tenant, name));
            this.tenant = tenant;
        }

        @Override
        protected void done() {
            lock.lock();
            try {
                ended = true;
                outstanding.remove(tenant);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public SecretRead read(TenantId tenant, String name) {
        lock.lock();
        try {
            return inTime(tenant, name);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return new SecretRead.Unreadable("waiting for it was interrupted");
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a secret cannot be read", bug.getCause());
        } finally {
            lock.unlock();
        }
    }

    private SecretRead inTime(TenantId tenant, String name) throws InterruptedException, ExecutionException {
        long left = atMost.toNanos();
        while (outstanding.containsKey(tenant) || outstanding.size() >= mostOutstanding) {
            if (isLate(outstanding.get(tenant))) {
                return new SecretRead.Unreadable("an earlier read of this tenant's secrets has not ended");
            }
            if (left <= 0) {
                spoil(outstanding.get(tenant));
            }
            if (left <= 0 || outstanding.values().stream().allMatch(TimedSecrets::isLate)) {
                return new SecretRead.Unreadable(outstanding.size() + " other reads of secrets have not ended");
            }
            left = waiting.await(changed, left);
        }
        Outstanding read = new Outstanding(tenant, name);
        threads.execute(read);
        outstanding.put(tenant, read);
        return answer(read);
    }

    private SecretRead answer(Outstanding read) throws InterruptedException, ExecutionException {
        long left = atMost.toNanos();
        while (!read.ended && left > 0) {
            left = waiting.await(changed, left);
        }
        if (read.ended) {
            return read.get();
        }
        spoil(read);
        return new SecretRead.Unreadable("reading it has not ended after " + atMost.toMillis() + " ms");
    }

    /// Whoever has waited for it in vain says so, that nobody else does; who was interrupted has not.
    private void spoil(@Nullable Outstanding read) {
        if (read != null) {
            read.late = true;
            changed.signalAll();
        }
    }

    private static boolean isLate(@Nullable Outstanding read) {
        return read != null && read.late;
    }
}
