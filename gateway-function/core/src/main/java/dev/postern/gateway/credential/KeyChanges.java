package dev.postern.gateway.credential;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes a [KeyCache] forget a key as soon as Postgres tells that it changed, whoever changed it.
///
/// Keeps one connection of its own that listens, and looks after it every 5 s, since a connection can be gone
/// without a word. While there is none, a change is seen when an entry's time to live is over. Whatever was told
/// meanwhile is lost, so once it listens again every entry asked for before is asked for again.
///
/// Runs on one event loop.
public final class KeyChanges implements MeterBinder {
    private static final Logger LOG = Logger.getLogger(KeyChanges.class);
    private static final String LISTEN = "LISTEN postern_api_keys";
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(2);
    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 2_000;

    private final Vertx vertx;
    private final Supplier<Future<PgConnection>> connect;
    private final KeyCache keys;
    private final Duration beat;
    private final Duration timeLimit;
    private final Context context;
    private final LongAdder changes = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private volatile boolean listening;
    // What follows is touched on the context alone.
    private @Nullable PgConnection current;
    private int pauseMillis = FIRST_PAUSE_MILLIS;
    private boolean lossTold;
    private boolean closed;

    /// @param connect makes one more connection at each call
    public KeyChanges(Vertx vertx, Supplier<Future<PgConnection>> connect, KeyCache keys) {
        this(vertx, connect, keys, BEAT, TIME_LIMIT);
    }

    /// @param beat      between two looks after the connection
    /// @param timeLimit for each answer of Postgres
    KeyChanges(Vertx vertx, Supplier<Future<PgConnection>> connect, KeyCache keys, Duration beat, Duration timeLimit) {
        this.vertx = vertx;
        this.connect = connect;
        this.keys = keys;
        this.beat = beat;
        this.timeLimit = timeLimit;
        this.context = vertx.getOrCreateContext();
    }

    /// Begins to connect; goes on until it is closed.
    public void start() {
        context.runOnContext(_ -> connect());
    }

    /// Whether a change is heard of at once.
    public boolean listening() {
        return listening;
    }

    /// Listens no longer.
    public void close() {
        context.runOnContext(_ -> {
            closed = true;
            listening = false;
            PgConnection last = current;
            current = null;
            if (last != null) {
                last.close();
            }
        });
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("postern.keys.listening", this, it -> it.listening ? 1 : 0)
                .description("1 while Postgres tells this gateway at once of changed API keys")
                .register(registry);
        FunctionCounter.builder("postern.keys.changes", changes, LongAdder::sum)
                .description("Changes of API keys that Postgres told of")
                .register(registry);
        FunctionCounter.builder("postern.keys.changes.ignored", ignored, LongAdder::sum)
                .description("Messages on the channel of changed API keys that name no key")
                .register(registry);
    }

    private void connect() {
        if (closed) {
            return;
        }
        Future<PgConnection> made = connect.get();
        made.timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(this::listen)
                .onFailure(failed -> {
                    // It may come yet, after it was given up.
                    made.onSuccess(PgConnection::close);
                    retry(failed);
                });
    }

    private void listen(PgConnection connection) {
        if (closed) {
            connection.close();
            return;
        }
        current = connection;
        connection.notificationHandler(told -> heard(told.getPayload()));
        // Postgres says why it ends a connection in an error that nobody asked for; its end is what counts.
        connection.exceptionHandler(_ -> {});
        connection.closeHandler(_ -> lost(connection, "closed"));
        connection
                .query(LISTEN)
                .execute()
                .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(_ -> listens(connection))
                .onFailure(refused -> lost(connection, String.valueOf(refused.getMessage())));
    }

    private void listens(PgConnection connection) {
        if (!connection.equals(current)) {
            return;
        }
        keys.doubtAll();
        listening = true;
        pauseMillis = FIRST_PAUSE_MILLIS;
        if (lossTold) {
            lossTold = false;
            LOG.info("Postgres (DATABASE_URL) tells of changed API keys again.");
        }
        beat(connection);
    }

    private void beat(PgConnection connection) {
        vertx.setTimer(beat.toMillis(), _ -> {
            if (connection.equals(current)) {
                connection
                        .query("SELECT 1")
                        .execute()
                        .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                        .onSuccess(_ -> beat(connection))
                        .onFailure(silent -> lost(connection, String.valueOf(silent.getMessage())));
            }
        });
    }

    private void heard(String payload) {
        KeyChange.parse(payload)
                .ifPresentOrElse(
                        change -> {
                            changes.increment();
                            keys.forget(change.tenant(), change.id());
                        },
                        ignored::increment);
    }

    private void lost(PgConnection connection, String reason) {
        if (!connection.equals(current)) {
            return;
        }
        current = null;
        listening = false;
        connection.close();
        retry(new IllegalStateException(reason));
    }

    private void retry(Throwable cause) {
        if (closed) {
            return;
        }
        if (!lossTold) {
            lossTold = true;
            LOG.warnf(
                    "Postgres (DATABASE_URL) does not tell of changed API keys: %s. A change takes up to 5 s here.",
                    cause.getMessage());
        }
        // Up to half as long again, so that the gateways of a fleet do not come back all at once.
        int pause = pauseMillis + ThreadLocalRandom.current().nextInt(pauseMillis / 2);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        vertx.setTimer(pause, _ -> connect());
    }
}
