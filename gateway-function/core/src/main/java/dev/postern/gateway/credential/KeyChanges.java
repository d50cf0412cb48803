package dev.postern.gateway.credential;

import dev.postern.gateway.database.Channel;
import dev.postern.gateway.database.ListeningConnection;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// Makes a [KeyCache] forget a key as soon as Postgres tells that it changed, whoever changed it.
///
/// While nobody listens, a change is seen when an entry's time to live is over. Whatever was told meanwhile is lost,
/// so once it listens again every entry asked for before is asked for again.
///
/// Runs on one event loop.
public final class KeyChanges implements MeterBinder {
    private final KeyCache keys;
    private final ListeningConnection connection;
    private final LongAdder changes = new LongAdder();
    private final LongAdder ignored = new LongAdder();

    /// @param connect makes one more connection at each call
    public KeyChanges(Vertx vertx, Supplier<Future<PgConnection>> connect, KeyCache keys) {
        this(vertx, connect, keys, ListeningConnection.BEAT, ListeningConnection.TIME_LIMIT);
    }

    /// @param beat      between two looks after the connection
    /// @param timeLimit for each answer of Postgres
    KeyChanges(Vertx vertx, Supplier<Future<PgConnection>> connect, KeyCache keys, Duration beat, Duration timeLimit) {
        this.keys = keys;
        var channel = new Channel("postern_api_keys", "API keys", keys::doubtAll, this::heard);
        this.connection = new ListeningConnection(vertx, vertx.getOrCreateContext(), connect, channel, beat, timeLimit);
    }

    /// Begins to connect; goes on until it is closed.
    public void start() {
        connection.start();
    }

    /// Whether a change is heard of at once.
    public boolean listening() {
        return connection.listening();
    }

    /// Listens no longer.
    public void close() {
        connection.close();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("postern.keys.listening", this, it -> it.listening() ? 1 : 0)
                .description("1 while Postgres tells this gateway at once of changed API keys")
                .register(registry);
        FunctionCounter.builder("postern.keys.changes", changes, LongAdder::sum)
                .description("Changes of API keys that Postgres told of")
                .register(registry);
        FunctionCounter.builder("postern.keys.changes.ignored", ignored, LongAdder::sum)
                .description("Messages on the channel of changed API keys that name no key")
                .register(registry);
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
}
