package dev.postern.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.table.PlanTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.database.TestDatabase;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresKeyStoreTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final UUID USER = new UUID(0, 1);
    private static final String PLAIN = "AAAAAAAAAAAAAAAA";
    private static final String FULL = "BBBBBBBBBBBBBBBB";

    private static final KeyPlans PLANS = name -> Future.succeededFuture(
            name.equals("gold") ? Optional.of(new PlanTable("gold", 700, 70_000)) : Optional.empty());
    private static final AtomicInteger PLANNED = new AtomicInteger();

    private static Vertx vertx;
    private static TestDatabase database;
    private static Pool pool;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        database = TestDatabase.migrated();
        pool = database.pool(vertx);
        fill(database);
    }

    @AfterAll
    static void end() throws Exception {
        await(pool.close());
        database.close();
        await(vertx.close());
    }

    @Test
    void aKeyWithoutLimitsOrExpiryHasNone() throws Exception {
        assertThat(find(ACME, PLAIN))
                .contains(new KeyRecord(
                        PLAIN,
                        ACME,
                        USER,
                        new SecretHash(0, 0, 0, 1),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Set.of(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Instant.parse("2026-11-21T12:00:00Z")));
    }

    @Test
    void aKeysLimitsExpiryAndStateAreRead() throws Exception {
        assertThat(find(ACME, FULL))
                .contains(new KeyRecord(
                        FULL,
                        ACME,
                        USER,
                        new SecretHash(-1, -1, -1, -1),
                        Optional.of(
                                new PreviousSecret(new SecretHash(0, 0, 0, 2), Instant.parse("2026-11-22T12:00:00Z"))),
                        false,
                        Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
                        Set.of("orders:read", "orders:write"),
                        OptionalLong.of(5),
                        OptionalLong.of(5_000_000_000L),
                        Instant.parse("2026-11-21T12:00:00Z")));
    }

    @ParameterizedTest(name = "its own {1}, on {0}: {2} a minute")
    @CsvSource({
        "NULL, NULL, -1", // the tenant's plan's
        "gold, NULL, 700",
        "gold, 5,    5",
        "gone, NULL, -1", // a plan that the config does not have any more
        "gone, 5,    5",
    })
    void aKeysOwnLimitComesBeforeItsPlansWhichComesBeforeItsTenants(String plan, String own, long expected)
            throws Exception {
        String id = "P%015d".formatted(PLANNED.incrementAndGet());
        database.execute("INSERT INTO api_keys (tenant, id, user_id, secret_hash, plan, limit_per_minute) VALUES"
                + " ('acme', '%s', '%s', '\\x%s', nullif('%s', 'NULL'), %s)"
                        .formatted(id, USER, "00".repeat(32), plan, own));
        assertThat(find(ACME, id).orElseThrow().limitPerMinute().orElse(-1)).isEqualTo(expected);
    }

    @Test
    void anotherTenantsKeyIsNotFound() throws Exception {
        assertThat(find(GLOBEX, PLAIN)).isEmpty();
        assertThat(find(ACME, "ZZZZZZZZZZZZZZZZ")).isEmpty();
        assertThat(find(ACME, "' OR true --")).isEmpty();
    }

    @Test
    void aLookupThatIsNotAnsweredInTimeFails() throws Exception {
        NetServer silent = await(vertx.createNetServer()
                .connectHandler(socket -> socket.handler(_ -> {}))
                .listen(0, "127.0.0.1"));
        Pool nowhere = database.pool(vertx, silent.actualPort());
        KeyStore store = new PostgresKeyStore(nowhere, PLANS, Duration.ofMillis(20));
        assertThatThrownBy(() -> await(store.find(ACME, PLAIN))).hasMessageContaining("20");
        await(silent.close());
    }

    @Test
    void aKeyThatCannotBeReadIsNoSignThatPostgresIsAway() throws Exception {
        database.execute("INSERT INTO api_keys (tenant, id, user_id, secret_hash, scopes) VALUES"
                + " ('acme', 'NULLSCOPENULLSCO', '%s', '\\x%s', ARRAY[NULL])".formatted(USER, "00".repeat(32)));
        KeyCache cache = cache(new PostgresKeyStore(pool, PLANS), new AtomicLong());
        assertThat(await(cache.load(ACME, "NULLSCOPENULLSCO"))).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThat(cache.storeAway()).isFalse();
        assertThat(await(cache.load(GLOBEX, PLAIN))).isInstanceOf(KeyAnswer.Unknown.class);
    }

    @ParameterizedTest(name = "a plan whose lookup {0}")
    @CsvSource({"fails", "throws", "never ends"})
    void aPlanThatCannotBeFoundOutIsNoSignThatPostgresIsAway(String how) throws Exception {
        String id = "Q%015d".formatted(PLANNED.incrementAndGet());
        database.execute("INSERT INTO api_keys (tenant, id, user_id, secret_hash, plan) VALUES"
                + " ('acme', '%s', '%s', '\\x%s', 'gold')".formatted(id, USER, "00".repeat(32)));
        KeyPlans plans = _ -> switch (how) {
            case "fails" -> Future.failedFuture("damaged");
            case "throws" -> throw new IllegalStateException("damaged");
            default -> Promise.<Optional<PlanTable>>promise().future();
        };
        KeyCache cache = cache(new PostgresKeyStore(pool, plans, Duration.ofMillis(500)), new AtomicLong());
        assertThat(await(cache.load(ACME, id))).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThat(cache.storeAway()).isFalse();
    }

    @Test
    void aWaitingRequestGetsItsAnswerOnItsOwnEventLoop() throws Exception {
        KeyCache cache = cache(new PostgresKeyStore(pool, PLANS), new AtomicLong());
        Context first = vertx.getOrCreateContext();
        Context second = vertx.getOrCreateContext();
        Promise<Boolean> onFirst = Promise.promise();
        Promise<Boolean> onSecond = Promise.promise();
        first.runOnContext(_ -> {
            cache.load(ACME, PLAIN).onSuccess(_ -> onFirst.complete(first.equals(Vertx.currentContext())));
            second.runOnContext(_ ->
                    cache.load(ACME, PLAIN).onSuccess(_ -> onSecond.complete(second.equals(Vertx.currentContext()))));
        });
        assertThat(await(onFirst.future())).isTrue();
        assertThat(await(onSecond.future())).isTrue();
    }

    @Test
    void knownKeysWorkOnWhilePostgresIsKilledAndNewOnesOnceItIsBack() throws Exception {
        try (TestDatabase own = TestDatabase.onItsOwn()) {
            fill(own);
            AtomicLong nanos = new AtomicLong();
            Pool itsPool = own.pool(vertx);
            KeyCache cache = cache(new PostgresKeyStore(itsPool, PLANS), nanos);
            assertThat(await(cache.load(ACME, PLAIN))).isInstanceOf(KeyAnswer.Known.class);

            own.server().kill();
            nanos.addAndGet(Duration.ofSeconds(6).toNanos());
            assertThat(await(cache.load(ACME, PLAIN))).isInstanceOf(KeyAnswer.Known.class);
            assertThat(cache.storeAway()).isTrue();
            assertThat(await(cache.load(ACME, FULL))).isInstanceOf(KeyAnswer.Unavailable.class);

            own.server().restart();
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(await(cache.load(ACME, FULL))).isInstanceOf(KeyAnswer.Known.class);
            assertThat(await(cache.load(ACME, "ZZZZZZZZZZZZZZZZ"))).isInstanceOf(KeyAnswer.Unknown.class);
            await(itsPool.close());
        }
    }

    private static KeyCache cache(KeyStore store, AtomicLong nanos) {
        return new KeyCache(store, KeyCacheOptions.standard(), nanos::get);
    }

    private static Optional<KeyRecord> find(TenantId tenant, String id) throws Exception {
        return await(new PostgresKeyStore(pool, PLANS).find(tenant, id));
    }

    private static void fill(TestDatabase database) throws Exception {
        database.execute("INSERT INTO users (id, email) VALUES ('" + USER + "', 'ada@example.com')");
        database.execute("""
                INSERT INTO api_keys (tenant, id, user_id, secret_hash, active, expires_at, limit_per_minute,
                    limit_per_day, created_at, scopes, previous_secret_hash, previous_valid_until) VALUES
                ('acme', '%s', '%s', '\\x%s01', true, NULL, NULL, NULL, '2026-11-21T12:00:00Z', '{}', NULL, NULL),
                ('acme', '%s', '%s', '\\x%s', false, '2027-01-01T00:00:00Z', 5, 5000000000, '2026-11-21T12:00:00Z',
                    '{orders:read,orders:write}', '\\x%s02', '2026-11-22T12:00:00Z')
                """.formatted(PLAIN, USER, "00".repeat(31), FULL, USER, "ff".repeat(32), "00".repeat(31)));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
