package dev.postern.gateway.usage;

import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The events that wait to be stored, in the order of recording. Any thread adds, one takes.
final class UsageQueue {
    private static final Logger LOG = Logger.getLogger(BatchingUsageRecorder.class);

    private sealed interface Entry {}

    private record Recorded(UsageEvent event) implements Entry {
        Recorded named() {
            return new Recorded(event.named());
        }
    }

    /// Stands between the events recorded before a flush and those after it.
    private record Mark(Promise<Void> reached) implements Entry {}

    /// What is stored at once.
    ///
    /// @param marks reached when these events are stored
    record Batch(List<UsageEvent> events, List<Promise<Void>> marks) {
        /// The same, which keeps no table of a tenant.
        Batch named() {
            return new Batch(events.stream().map(UsageEvent::named).toList(), marks);
        }
    }

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    /// What came before all of `entries`; only for the one that takes.
    private final Deque<Entry> named = new ArrayDeque<>();
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final int bound;
    private volatile boolean dropping;

    /// @param bound of events; threads that add at the same moment may pass it by one each
    UsageQueue(int bound) {
        this.bound = bound;
    }

    /// Adds an event, or drops it when the queue is full.
    ///
    /// @return how many wait now; 0 when it was dropped
    int add(UsageEvent event) {
        if (events.get() >= bound) {
            refuse();
            if (!dropping) {
                dropping = true;
                LOG.errorf("%d usage events wait to be stored: more are dropped until there is room.", events.get());
            }
            return 0;
        }
        entries.add(new Recorded(event));
        return events.incrementAndGet();
    }

    /// Counts an event that is not taken.
    void refuse() {
        dropped.incrementAndGet();
    }

    void mark(Promise<Void> reached) {
        entries.add(new Mark(reached));
    }

    /// Takes up to `size` events and the marks among them.
    Batch take(int size) {
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        while (batch.events().size() < size) {
            switch (next()) {
                case null -> {
                    return taken(batch);
                }
                case Recorded(UsageEvent event) -> batch.events().add(event);
                case Mark(Promise<Void> reached) -> batch.marks().add(reached);
            }
        }
        return taken(batch);
    }

    /// Has what waits hold on to the names of its routes alone, and no longer to the tables of tenants that may have
    /// been replaced: while the store is away, many configs may come.
    void nameRoutes() {
        for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
            named.add(entry instanceof Recorded recorded ? recorded.named() : entry);
        }
    }

    private @Nullable Entry next() {
        Entry first = named.poll();
        return first == null ? entries.poll() : first;
    }

    int size() {
        return events.get();
    }

    long dropped() {
        return dropped.get();
    }

    private Batch taken(Batch batch) {
        int left = events.addAndGet(-batch.events().size());
        if (dropping && left <= bound / 2) {
            dropping = false;
            LOG.warnf("Usage events are taken again; %d were dropped since the start.", dropped.get());
        }
        return batch;
    }
}
