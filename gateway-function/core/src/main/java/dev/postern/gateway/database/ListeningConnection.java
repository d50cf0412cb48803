package dev.postern.gateway.database;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One connection to Postgres that listens to one channel, made again whenever it is lost.
///
/// Looks after it every 5 s, since a connection can be gone without a word. Says once in the log when it is lost, and
/// once when it is back. Runs on the context that it is given.
public final class ListeningConnection {
    /// Between two looks after the connection.
    public static final Duration BEAT = Duration.ofSeconds(5);
    /// For each answer of Postgres.
    public static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(ListeningConnection.class);
    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 2_000;

    private final Vertx vertx;
    private final Context context;
    private final Supplier<Future<PgConnection>> connect;
    private final Channel channel;
    private final Duration beat;
    private final Duration timeLimit;
    private volatile boolean listening;
    // What follows is touched on the context alone.
    private @Nullable PgConnection current;
    private int pauseMillis = FIRST_PAUSE_MILLIS;
    private boolean lossTold;
    private boolean closed;

    /// @param context   an event loop's
    /// @param connect   makes one more connection at each call
    /// @param beat      [#BEAT] outside tests
    /// @param timeLimit [#TIME_LIMIT] outside tests
    public ListeningConnection(
            Vertx vertx,
            Context context,
            Supplier<Future<PgConnection>> connect,
            Channel channel,
            Duration beat,
            Duration timeLimit) {
        this.vertx = vertx;
        this.context = context;
        this.connect = connect;
        this.channel = channel;
        this.beat = beat;
        this.timeLimit = timeLimit;
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
        connection.notificationHandler(told -> channel.heard().accept(told.getPayload()));
        // Postgres says why it ends a connection in an error that nobody asked for; its end is what counts.
        connection.exceptionHandler(_ -> {});
        connection.closeHandler(_ -> lost(connection, "closed"));
        connection
                .query("LISTEN " + channel.name())
                .execute()
                .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(_ -> listens(connection))
                .onFailure(refused -> lost(connection, String.valueOf(refused.getMessage())));
    }

    private void listens(PgConnection connection) {
        if (!connection.equals(current)) {
            return;
        }
        channel.listens().run();
        listening = true;
        if (lossTold) {
            lossTold = false;
            LOG.infof("Postgres (DATABASE_URL) tells of changed %s again.", channel.tellsOf());
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
                        .onSuccess(_ -> {
                            // Not before: one that ends as soon as it listens is tried less and less often too.
                            pauseMillis = FIRST_PAUSE_MILLIS;
                            beat(connection);
                        })
                        .onFailure(silent -> lost(connection, String.valueOf(silent.getMessage())));
            }
        });
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
                    "Postgres (DATABASE_URL) does not tell of changed %s: %s. A change takes up to 5 s here.",
                    channel.tellsOf(), cause.getMessage());
        }
        // Up to half as long again, so that the gateways of a fleet do not come back all at once.
        int pause = pauseMillis + ThreadLocalRandom.current().nextInt(pauseMillis / 2);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        vertx.setTimer(pause, _ -> connect());
    }
}
