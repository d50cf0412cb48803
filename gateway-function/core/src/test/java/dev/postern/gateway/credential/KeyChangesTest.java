package dev.postern.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.database.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With a clock that stands still, so that no entry's time is ever over: what is forgotten was told.
class KeyChangesTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final String KEY = "AAAAAAAAAAAAAAAA";
    private static final String OTHER = "BBBBBBBBBBBBBBBB";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LISTENERS =
            "FROM pg_stat_activity WHERE application_name = 'listener'" + " AND datname = current_database()";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TestDatabase database;
    private Pool pool;
    private KeyCache keys;
    private KeyChanges changes;

    @BeforeEach
    void listen() throws Exception {
        database = TestDatabase.migrated();
        pool = database.pool(vertx);
        keys = new KeyCache(
                new PostgresKeyStore(pool, _ -> Future.succeededFuture(Optional.empty())),
                KeyCacheOptions.standard(),
                nanos::get);
        changes = new KeyChanges(vertx, () -> database.connection(vertx), keys);
        changes.bindTo(meters);
        database.execute("INSERT INTO users (id, email) VALUES ('00000000-0000-0000-0000-000000000001', 'a@b.test')");
        insert(KEY);
        changes.start();
        awaitListening();
        nanos.incrementAndGet(); // what is asked for from now on is younger than the beginning
    }

    @AfterEach
    void end() throws Exception {
        changes.close();
        get(pool.close());
        get(vertx.close());
        database.close();
    }

    @Test
    void aKeyThatIsChangedIsForgottenWhoeverChangedIt() throws Exception {
        known(KEY);
        database.execute("UPDATE api_keys SET active = false WHERE id = '" + KEY + "'");
        awaitForgotten(KEY);
        assertThat(((KeyAnswer.Known) get(keys.load(ACME, KEY))).key().active()).isFalse();
    }

    @Test
    void aKeyThatIsDeletedIsForgotten() throws Exception {
        known(KEY);
        database.execute("DELETE FROM api_keys WHERE id = '" + KEY + "'");
        awaitForgotten(KEY);
        assertThat(get(keys.load(ACME, KEY))).isEqualTo(new KeyAnswer.Unknown());
    }

    @Test
    void anUnknownIdThatIsMadeIsForgotten() throws Exception {
        assertThat(get(keys.load(ACME, OTHER))).isEqualTo(new KeyAnswer.Unknown());
        insert(OTHER);
        awaitForgotten(OTHER);
    }

    @Test
    void aKeyThatMovesToAnotherTenantIsForgottenAtBoth() throws Exception {
        TenantId globex = new TenantId("globex");
        known(KEY);
        assertThat(get(keys.load(globex, KEY))).isEqualTo(new KeyAnswer.Unknown());
        database.execute("UPDATE api_keys SET tenant = 'globex' WHERE id = '" + KEY + "'");
        awaitForgotten(KEY);
        await().atMost(PATIENCE).until(() -> keys.peek(globex, KEY).isEmpty());
    }

    @Test
    void aConnectionThatEndsAsSoonAsItListensIsTriedLessAndLessOften() {
        changes.close();
        AtomicInteger connects = new AtomicInteger();
        KeyChanges flapping = new KeyChanges(
                vertx,
                () -> {
                    connects.incrementAndGet();
                    return database.connection(vertx).onSuccess(made -> vertx.setTimer(50, _ -> made.close()));
                },
                keys);
        long begin = System.nanoTime();
        flapping.start();
        await().atMost(PATIENCE).until(() -> connects.get() >= 6);
        flapping.close();
        // 50 + 100 + 200 + 400 + 800 ms, and some of chance.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_500));
    }

    @Test
    void onlyTheKeyThatChangedIsForgotten() throws Exception {
        insert(OTHER);
        changesTold(1);
        known(KEY);
        known(OTHER);
        database.execute("UPDATE api_keys SET active = false WHERE id = '" + OTHER + "'");
        awaitForgotten(OTHER);
        assertThat(keys.peek(ACME, KEY)).isPresent();
    }

    @Test
    void whatNamesNoKeyIsIgnoredAndCounted() throws Exception {
        known(KEY);
        database.execute("SELECT pg_notify('postern_api_keys', repeat('x', 7999))");
        database.execute("NOTIFY postern_api_keys");
        database.execute("SELECT pg_notify('postern_api_keys', 'acme ''; DROP TABLE users')");
        await().atMost(PATIENCE)
                .until(() -> meters.get("postern.keys.changes.ignored")
                                .functionCounter()
                                .count()
                        == 3);
        assertThat(keys.peek(ACME, KEY)).isPresent();
        database.execute("UPDATE api_keys SET active = false WHERE id = '" + KEY + "'");
        awaitForgotten(KEY);
    }

    @Test
    void afterTheConnectionWasCutEverythingIsAskedForAgain() throws Exception {
        known(KEY);
        nanos.incrementAndGet();
        cutAndMeanwhile("UPDATE api_keys SET active = false WHERE id = '" + KEY + "'");
        awaitForgotten(KEY);
        awaitListening();
        assertThat(database.ask("SELECT count(*) " + LISTENERS)).isEqualTo("1");
        nanos.incrementAndGet();
        known(KEY);
        database.execute("UPDATE api_keys SET active = true WHERE id = '" + KEY + "'");
        awaitForgotten(KEY);
    }

    @Test
    void itComesBackAfterPostgresDid() throws Exception {
        try (TestDatabase own = TestDatabase.onItsOwn()) {
            KeyChanges itsChanges = new KeyChanges(vertx, () -> own.connection(vertx), keys);
            itsChanges.start();
            await().atMost(PATIENCE).until(itsChanges::listening);
            own.server().kill();
            await().atMost(PATIENCE).until(() -> !itsChanges.listening());
            own.server().restart();
            await().atMost(PATIENCE).until(itsChanges::listening);
            itsChanges.close();
        }
    }

    /// As where a firewall forgets a connection: neither end is told.
    @Test
    void aConnectionThatIsGoneWithoutAWordIsNoticed() throws Exception {
        AtomicBoolean silent = new AtomicBoolean();
        NetClient client = vertx.createNetClient();
        NetServer between = get(vertx.createNetServer()
                .connectHandler(near -> {
                    near.pause();
                    client.connect(database.server().port(), "127.0.0.1").onSuccess(far -> {
                        far.handler(bytes -> {
                            if (!silent.get()) {
                                near.write(bytes);
                            }
                        });
                        near.handler(far::write);
                        near.resume();
                    });
                })
                .listen(0, "127.0.0.1"));
        KeyChanges watched = new KeyChanges(
                vertx,
                () -> database.connection(vertx, between.actualPort()),
                keys,
                Duration.ofMillis(20),
                Duration.ofMillis(500));
        watched.start();
        await().atMost(PATIENCE).until(watched::listening);
        silent.set(true);
        await().atMost(PATIENCE).until(() -> !watched.listening());
        silent.set(false);
        await().atMost(PATIENCE).until(watched::listening);
        watched.close();
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpAndTriedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        NetServer silent = get(vertx.createNetServer()
                .connectHandler(socket -> {
                    tries.incrementAndGet();
                    socket.handler(_ -> {});
                })
                .listen(0, "127.0.0.1"));
        PgConnectOptions nowhere = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(silent.actualPort())
                .setDatabase("none")
                .setUser("nobody");
        KeyChanges deaf = new KeyChanges(vertx, () -> PgConnection.connect(vertx, nowhere), keys);
        deaf.start();
        await().atMost(PATIENCE).until(() -> tries.get() >= 2);
        assertThat(deaf.listening()).isFalse();
        deaf.close();
        get(silent.close());
    }

    private void cutAndMeanwhile(String change) throws Exception {
        try (var owner = database.server().connect(database.ask("SELECT current_database()"));
                var statement = owner.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) " + LISTENERS);
            statement.execute(change);
        }
    }

    private void insert(String id) throws Exception {
        database.execute("INSERT INTO api_keys (tenant, id, user_id, secret_hash) VALUES"
                + " ('acme', '%s', '00000000-0000-0000-0000-000000000001', '\\x%s')".formatted(id, "00".repeat(32)));
    }

    private void known(String id) throws Exception {
        assertThat(get(keys.load(ACME, id))).isInstanceOf(KeyAnswer.Known.class);
        assertThat(keys.peek(ACME, id)).isNotEqualTo(Optional.empty());
    }

    private void changesTold(int count) {
        await().atMost(PATIENCE)
                .until(() ->
                        meters.get("postern.keys.changes").functionCounter().count() == count);
    }

    private void awaitListening() {
        await().atMost(PATIENCE)
                .until(() -> meters.get("postern.keys.listening").gauge().value() == 1);
    }

    private void awaitForgotten(String id) {
        await().atMost(PATIENCE).until(() -> keys.peek(ACME, id).isEmpty());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
