package dev.postern.gateway.revocation;

import dev.postern.gateway.database.Channel;
import dev.postern.gateway.database.ListeningConnection;
import dev.postern.gateway.revocation.RevocationStore.Changes;
import dev.postern.gateway.revocation.RevocationStore.Snapshot;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps [Revocations] as new as Postgres: reads everything at first, then what changed as soon as Postgres tells that
/// something did, and every 4 s in any case, which is all there is while the listening connection is cut.
///
/// After a failure, when the connection is back, and hourly everything is read again, beside what goes on; one
/// statement looks for changes at a time, however many are told. Runs on one event loop.
public final class RevocationFollower implements MeterBinder {
    private static final Logger LOG = Logger.getLogger(RevocationFollower.class);

    /// What was read, and up to where.
    private record Base(RevocationIndex index, Snapshot snapshot) {}

    private final Vertx vertx;
    private final RevocationStore store;
    private final Revocations revocations;
    private final RevocationFollowerOptions options;
    private final LongSupplier nanos;
    private final Context context;
    private final ListeningConnection connection;
    private final Promise<Void> first = Promise.promise();
    private final LongAdder changes = new LongAdder();
    private volatile boolean looked;
    private volatile long lookedNanos;
    // What follows is touched on the context alone.
    private final List<Promise<Void>> waiting = new ArrayList<>();
    private @Nullable Base followed;
    private @Nullable Base loaded;
    private long loadedNanos;
    private long clearedNanos;
    private boolean due;
    private boolean looking;
    private boolean loading;
    private boolean retrying;
    private boolean failureTold;
    private boolean listenedBefore;
    private boolean closed;

    /// @param connect makes one more connection at each call, for listening
    /// @param nanos   the monotonic clock, [System#nanoTime] outside tests
    public RevocationFollower(
            Vertx vertx,
            RevocationStore store,
            Supplier<Future<PgConnection>> connect,
            Revocations revocations,
            RevocationFollowerOptions options,
            LongSupplier nanos) {
        this.vertx = vertx;
        this.store = store;
        this.revocations = revocations;
        this.options = options;
        this.nanos = nanos;
        this.context = vertx.getOrCreateContext();
        var channel = new Channel("postern_revocations", "revocations", this::listens, _ -> lookSoon());
        this.connection = new ListeningConnection(
                vertx, context, connect, channel, ListeningConnection.BEAT, ListeningConnection.TIME_LIMIT);
    }

    /// Begins to read and to listen; goes on until it is closed.
    ///
    /// @return when everything was read for the first time
    public Future<Void> start() {
        context.runOnContext(_ -> {
            loadedNanos = nanos.getAsLong();
            clearedNanos = loadedNanos;
            load();
            connection.start();
            vertx.setPeriodic(options.poll().toMillis(), timer -> {
                if (closed) {
                    vertx.cancelTimer(timer);
                } else {
                    beat();
                }
            });
        });
        return first.future();
    }

    /// Completes when all that was committed before the call is in force here; fails when it cannot be read.
    public Future<Void> caughtUp() {
        Promise<Void> seen = Promise.promise();
        context.runOnContext(_ -> {
            if (closed) {
                seen.fail("closed");
            } else {
                waiting.add(seen);
                lookSoon();
            }
        });
        return seen.future();
    }

    /// How many revocations this gateway knows.
    public int known() {
        return revocations.size();
    }

    /// Whether a change is heard of at once.
    public boolean listening() {
        return connection.listening();
    }

    /// Reads and listens no longer; what was read goes on to be used.
    public void close() {
        connection.close();
        context.runOnContext(_ -> {
            closed = true;
            tell(takeWaiting(), Future.failedFuture("closed"));
        });
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("postern.revocations", revocations, Revocations::size)
                .description("Revocations of tokens that this gateway knows")
                .register(registry);
        Gauge.builder("postern.revocations.listening", this, it -> it.listening() ? 1 : 0)
                .description("1 while Postgres tells this gateway at once of changed revocations")
                .register(registry);
        Gauge.builder("postern.revocations.age", this, RevocationFollower::ageSeconds)
                .description("How old the last look at revocations is that succeeded; NaN before the first")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("postern.revocations.changes", changes, LongAdder::sum)
                .description("Revocations made, changed or deleted since this gateway began to read them")
                .register(registry);
    }

    private double ageSeconds() {
        return looked ? (nanos.getAsLong() - lookedNanos) / 1e9 : Double.NaN;
    }

    /// Looks, and does what is due; on the context.
    void beat() {
        long now = nanos.getAsLong();
        if (now - loadedNanos >= options.reload().toNanos()) {
            loadedNanos = now;
            load();
        }
        if (now - clearedNanos >= options.clear().toNanos()) {
            clearedNanos = now;
            store.clear().onFailure(failed -> LOG.debugf("Revocations that have ended stay for now: %s", failed));
        }
        lookSoon();
    }

    /// What was told before is found by a look. Where a connection was lost, everything is read too: it may be another
    /// Postgres now, whose transactions have other numbers.
    private void listens() {
        if (listenedBefore) {
            load();
        }
        listenedBefore = true;
        lookSoon();
    }

    /// Reads everything anew, into another index.
    private void load() {
        if (loading || closed) {
            return;
        }
        loading = true;
        RevocationIndex index = new RevocationIndex();
        store.readAll(index::addAll).onComplete(read -> {
            loading = false;
            if (read.succeeded()) {
                loadedNanos = nanos.getAsLong();
                loaded = new Base(index, read.result());
                lookSoon();
            } else {
                failed(read.cause());
            }
        });
    }

    private void lookSoon() {
        due = true;
        look();
    }

    /// Reads what changed. What was read anew takes the place of what was followed until now with the changes that it
    /// may lack, so that no older state ever follows a newer one.
    private void look() {
        Base base = loaded != null ? loaded : followed;
        if (!due || looking || closed || base == null) {
            return;
        }
        due = false;
        looking = true;
        loaded = null;
        List<Promise<Void>> asked = takeWaiting();
        long begun = nanos.getAsLong();
        store.changes(base.snapshot()).onComplete(read -> {
            looking = false;
            if (read.succeeded()) {
                follow(base, read.result());
                lookedNanos = begun;
                looked = true;
                tell(asked, Future.succeededFuture());
            } else {
                tell(asked, Future.failedFuture(read.cause()));
                failed(read.cause());
            }
            look();
        });
    }

    private void follow(Base base, Changes read) {
        base.index().apply(read.changes());
        if (base.equals(followed)) {
            changes.add(read.changes().size());
        }
        followed = new Base(base.index(), read.snapshot());
        revocations.use(base.index());
        first.tryComplete();
        if (failureTold) {
            failureTold = false;
            LOG.info("Postgres (DATABASE_URL) answers for revocations again.");
        }
    }

    private void failed(Throwable cause) {
        if (closed) {
            return;
        }
        if (!failureTold) {
            failureTold = true;
            LOG.warnf(
                    "Postgres (DATABASE_URL) does not answer for revocations: %s. %s.", cause.getMessage(), outcome());
        }
        if (!retrying) {
            retrying = true;
            vertx.setTimer(options.retry().toMillis(), _ -> {
                retrying = false;
                load();
            });
        }
    }

    private String outcome() {
        return followed == null ? "Until it does, tokens get 503" : "Those known stay in force; new ones are not seen";
    }

    private List<Promise<Void>> takeWaiting() {
        List<Promise<Void>> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    private static void tell(List<Promise<Void>> waiting, Future<Void> outcome) {
        waiting.forEach(each -> each.handle(outcome));
    }
}
