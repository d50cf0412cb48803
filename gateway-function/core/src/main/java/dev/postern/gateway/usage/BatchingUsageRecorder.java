package dev.postern.gateway.usage;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Queues events in memory and stores them in batches, one at a time and in order.
///
/// A batch that fails is kept and tried again until it is stored; each batch carries the writer's name and a
/// number of its own, by which the store knows one that it has. What waits in memory is lost if the process is
/// killed.
public final class BatchingUsageRecorder implements UsageRecorder, MeterBinder {
    /// How many flushes may wait at once; more fail.
    private static final int MAX_FLUSHES = 1_000;

    private static final Logger LOG = Logger.getLogger(BatchingUsageRecorder.class);

    private final Vertx vertx;
    private final Context context;
    private final UsageStore store;
    private final UsageRecorderOptions options;
    private final UUID writer = UUID.randomUUID();
    private final UsageQueue queue;
    /// The flushes that are not answered, to be failed together when the store is away; completed ones leave
    /// with the next batch.
    private final Queue<Promise<Void>> flushes = new ConcurrentLinkedQueue<>();

    private final LongAdder stored = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile boolean closed;

    // From here on only on the context.
    private final long ticking;
    private long lastNumber;
    private boolean storing;
    private boolean ended;
    private boolean failing;
    private Duration backoff;
    private @Nullable Long retry;
    /// On its way, or to be sent again.
    private UsageQueue.@Nullable Batch unstored;
    private @Nullable Promise<Void> closing;

    /// Writes to Postgres.
    public BatchingUsageRecorder(Vertx vertx, Pool pool, UsageRecorderOptions options) {
        this(vertx, new PostgresUsageStore(pool), options);
    }

    BatchingUsageRecorder(Vertx vertx, UsageStore store, UsageRecorderOptions options) {
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.store = store;
        this.options = options;
        this.queue = new UsageQueue(options.queue());
        this.backoff = options.firstBackoff();
        this.ticking = vertx.setPeriodic(options.interval().toMillis(), _ -> tick());
    }

    @Override
    public void record(UsageEvent event) {
        if (closed) {
            queue.refuse();
        } else if (queue.add(event) == options.batch()) {
            wake();
        }
    }

    @Override
    public Future<Void> flush() {
        if (flushes.size() >= MAX_FLUSHES) {
            return Future.failedFuture(new IllegalStateException(MAX_FLUSHES + " flushes wait already"));
        }
        Promise<Void> reached = Promise.promise();
        flushes.add(reached);
        queue.mark(reached);
        context.runOnContext(_ -> storeNow());
        return onCallersContext(reached.future());
    }

    @Override
    public Future<Void> close() {
        closed = true;
        Promise<Void> done = Promise.promise();
        context.runOnContext(_ -> close(done));
        return onCallersContext(done.future());
    }

    /// How many events were dropped since the start.
    public long dropped() {
        return queue.dropped();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("postern.usage.queued", queue, UsageQueue::size)
                .description("Usage events that wait to be stored")
                .register(registry);
        FunctionCounter.builder("postern.usage.stored", stored, LongAdder::sum)
                .description("Usage events stored by this process")
                .register(registry);
        FunctionCounter.builder("postern.usage.dropped", queue, UsageQueue::dropped)
                .description("Usage events dropped because too many waited")
                .register(registry);
        FunctionCounter.builder("postern.usage.refused", refused, LongAdder::sum)
                .description("Usage events that Postgres refused for good")
                .register(registry);
    }

    private void tick() {
        context.runOnContext(_ -> {
            // The store takes longer than usual, or is away.
            if (unstored != null) {
                unstored = unstored.named();
                queue.nameRoutes();
            }
        });
        wake();
    }

    private void wake() {
        context.runOnContext(_ -> {
            if (retry == null) {
                storeNext();
            }
        });
    }

    /// Somebody waits: does not sit out a backoff.
    private void storeNow() {
        if (retry != null) {
            vertx.cancelTimer(retry);
            retry = null;
        }
        storeNext();
    }

    private void storeNext() {
        if (storing || ended) {
            return;
        }
        UsageQueue.Batch batch = unstored;
        if (batch == null) {
            batch = queue.take(options.batch());
            lastNumber++;
        }
        if (batch.events().isEmpty()) {
            reached(batch);
            endIfClosing();
            return;
        }
        UsageQueue.Batch next = batch;
        unstored = next;
        storing = true;
        long number = lastNumber;
        // Composed, so that a store that throws fails like any other instead of ending all storing.
        Future.succeededFuture()
                .compose(_ -> store.store(writer, number, next.events()))
                .onComplete(outcome -> context.runOnContext(_ -> told(next, outcome)));
    }

    private void told(UsageQueue.Batch batch, AsyncResult<UsageStore.Outcome> outcome) {
        storing = false;
        if (outcome.failed()) {
            retryLater(outcome.cause());
            return;
        }
        unstored = null;
        backoff = options.firstBackoff();
        if (failing) {
            failing = false;
            LOG.infof("Usage events are stored again; %d wait.", queue.size());
        }
        switch (outcome.result()) {
            case STORED, REPLAYED -> stored.add(batch.events().size());
            case REFUSED -> refused.add(batch.events().size());
        }
        reached(batch);
        if (queue.size() >= options.batch() || closing != null || !flushes.isEmpty()) {
            storeNext();
        }
    }

    private void retryLater(Throwable cause) {
        if (!failing) {
            failing = true;
            LOG.warnf(
                    "Postgres (DATABASE_URL) does not take usage events: %s. Up to %d wait in memory.",
                    cause.getMessage(), options.queue());
        }
        // Those that come from now on belong to the next try.
        List<Promise<Void>> waiting = List.copyOf(flushes);
        flushes.removeAll(waiting);
        waiting.forEach(flush -> flush.tryFail(cause));
        if (!ended) {
            retry = vertx.setTimer(backoff.toMillis(), _ -> context.runOnContext(_ -> storeNow()));
            Duration doubled = backoff.multipliedBy(2);
            backoff = doubled.compareTo(options.maxBackoff()) < 0 ? doubled : options.maxBackoff();
        }
    }

    private void reached(UsageQueue.Batch batch) {
        for (Promise<Void> mark : batch.marks()) {
            flushes.remove(mark);
            mark.tryComplete();
        }
    }

    private void close(Promise<Void> done) {
        if (closing != null) {
            closing.future().onComplete(done);
            return;
        }
        closing = done;
        vertx.cancelTimer(ticking);
        long deadline =
                vertx.setTimer(options.closeDeadline().toMillis(), _ -> context.runOnContext(_ -> giveUp(done)));
        done.future().onComplete(_ -> vertx.cancelTimer(deadline));
        storeNow();
    }

    private void endIfClosing() {
        if (closing != null) {
            ended = true;
            closing.tryComplete();
        }
    }

    private void giveUp(Promise<Void> done) {
        ended = true;
        if (retry != null) {
            vertx.cancelTimer(retry);
        }
        int left = queue.size() + (unstored == null ? 0 : unstored.events().size());
        done.tryFail(new IllegalStateException(left + " usage events could not be stored in time"));
    }

    private static <T> Future<T> onCallersContext(Future<T> future) {
        Context caller = Vertx.currentContext();
        if (caller == null) {
            return future;
        }
        Promise<T> there = Promise.promise();
        future.onComplete(result -> caller.runOnContext(_ -> there.handle(result)));
        return there.future();
    }
}
