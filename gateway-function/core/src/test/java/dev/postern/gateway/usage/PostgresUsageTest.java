package dev.postern.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.database.CuttingRelay;
import dev.postern.gateway.database.TestDatabase;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.usage.UsageStore.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Usage events in a real Postgres, written by the gateway's own role.
class PostgresUsageTest {
    private static final UsageRecorderOptions QUICK = new UsageRecorderOptions(
            100_000, 1_000, Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(20));
    private static final UsageEvent EVENT = new UsageEvent(
            Instant.parse("2026-11-21T12:34:56.789012Z"),
            new TenantId("acme"),
            Optional.of("0123456789ABCDEF"),
            new MatchedRoute.Named("orders", "get-order"),
            "GET",
            "/orders/42",
            200,
            1_234,
            56,
            7_890);

    private final Vertx vertx = Vertx.vertx();
    private final UUID writer = UUID.randomUUID();
    private TestDatabase database;
    private Pool pool;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.migrated();
        pool = database.pool(vertx);
    }

    @AfterEach
    void end() throws Exception {
        await(pool.close());
        database.close();
        await(vertx.close());
    }

    @Test
    void anEventIsStoredWhole() throws Exception {
        store(1, EVENT);
        assertThat(database.ask("""
                        SELECT format('%s %s %s %s %s %s %s %s %s %s %s', to_char(at AT TIME ZONE 'UTC',
                            'YYYY-MM-DD HH24:MI:SS.US'), tenant, key_id, api, route, method, path, status,
                            latency_micros, request_bytes, reply_bytes) FROM usage_events"""))
                .isEqualTo("2026-11-21 12:34:56.789012 acme 0123456789ABCDEF orders get-order GET /orders/42 200"
                        + " 1234 56 7890");
    }

    @Test
    void aRequestWithoutKeyOrRouteIsStoredToo() throws Exception {
        store(1, event("/nowhere", Optional.empty()));
        assertThat(database.ask("SELECT key_id IS NULL AND api = '' AND route = '' FROM usage_events"))
                .isEqualTo("t");
    }

    @Test
    void noPathKeepsItsBatchFromBeingStored() throws Exception {
        assertThat(store(
                        1,
                        event("/nul\0", Optional.empty()),
                        event("/\uD800", Optional.empty()),
                        event("/" + "x".repeat(100_000), Optional.empty()),
                        event("/\uD83D\uDE00,\"}{\\'", Optional.of("a\0b")),
                        event("", Optional.empty())))
                .isEqualTo(Outcome.STORED);
        assertThat(database.ask("SELECT count(*) || ' ' || max(length(path)) FROM usage_events"))
                .isEqualTo("5 2048");
        assertThat(database.ask("SELECT path FROM usage_events WHERE key_id IS NOT NULL"))
                .isEqualTo("/\uD83D\uDE00,\"}{\\'");
    }

    @Test
    void aBatchSentTwiceIsStoredOnce() throws Exception {
        assertThat(store(1, EVENT, EVENT)).isEqualTo(Outcome.STORED);
        assertThat(store(1, EVENT, EVENT)).isEqualTo(Outcome.REPLAYED);
        assertThat(store(2, EVENT)).isEqualTo(Outcome.STORED);
        assertThat(store(1, EVENT, EVENT)).as("however late").isEqualTo(Outcome.REPLAYED);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void aBatchSentTwiceAtOnceIsStoredOnce() throws Exception {
        List<Future<Outcome>> sent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sent.add(new PostgresUsageStore(pool).store(writer, 1, List.of(EVENT)));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> one : sent) {
            outcomes.add(await(one));
        }
        assertThat(outcomes)
                .containsExactlyInAnyOrder(Outcome.STORED, Outcome.REPLAYED, Outcome.REPLAYED, Outcome.REPLAYED);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void writersDoNotDisturbEachOther() throws Exception {
        store(5, EVENT);
        assertThat(await(new PostgresUsageStore(pool).store(UUID.randomUUID(), 1, List.of(EVENT))))
                .isEqualTo(Outcome.STORED);
    }

    @Test
    void whatPostgresRefusesForItsDataIsNotTriedAgain() throws Exception {
        database.execute("ALTER TABLE usage_events ADD CHECK (status <> 418)");
        UsageEvent teapot =
                new UsageEvent(Instant.EPOCH, new TenantId("acme"), Optional.empty(), null, "GET", "/", 418, 1, 1, 1);
        assertThat(store(1, teapot)).isEqualTo(Outcome.REFUSED);
        assertThat(store(2, EVENT)).isEqualTo(Outcome.STORED);
    }

    @Test
    void aMissingTableMayStillCome() throws Exception {
        database.execute("ALTER TABLE usage_events RENAME TO elsewhere");
        assertThatThrownBy(() -> store(1, EVENT)).hasMessageContaining("usage_events");
        database.execute("ALTER TABLE elsewhere RENAME TO usage_events");
        assertThat(store(1, EVENT)).isEqualTo(Outcome.STORED);
    }

    @Test
    void allThatIsRecordedIsStoredOnceEvenWhenAnswersAreLost() throws Exception {
        CuttingRelay relay = await(CuttingRelay.to(vertx, database.server().port()));
        Pool cut = database.pool(vertx, relay.port());
        BatchingUsageRecorder recorder = new BatchingUsageRecorder(vertx, cut, QUICK);
        recorder.record(EVENT);
        await(recorder.flush());
        for (int round = 1; round <= 5; round++) {
            Future<Void> lost = relay.loseNextAnswer();
            for (int i = 0; i < 100; i++) {
                recorder.record(EVENT);
            }
            await(lost);
        }
        await(recorder.close());
        await(cut.close());
        assertThat(count()).isEqualTo(501);
        assertThat(recorder.dropped()).isZero();
    }

    @Test
    void allThatIsRecordedIsStoredOnceThoughPostgresIsKilled() throws Exception {
        try (TestDatabase own = TestDatabase.onItsOwn()) {
            Pool itsPool = own.pool(vertx);
            BatchingUsageRecorder recorder = new BatchingUsageRecorder(vertx, itsPool, QUICK);
            for (int i = 0; i < 1_500; i++) {
                recorder.record(EVENT);
            }
            await(recorder.flush());
            for (int i = 0; i < 1_500; i++) {
                recorder.record(EVENT);
            }
            own.server().kill();
            assertThatThrownBy(() -> await(recorder.flush())).isInstanceOf(Exception.class);
            for (int i = 0; i < 1_500; i++) {
                recorder.record(EVENT);
            }
            own.server().restart();
            await(recorder.close());
            await(itsPool.close());
            assertThat(own.ask("SELECT count(*) FROM usage_events")).isEqualTo("4500");
        }
    }

    @Test
    void partitionsReachFromYesterdayToAWeekFromNow() throws Exception {
        String names = "SELECT string_agg(relid::text, ' ' ORDER BY relid::text) FROM"
                + " pg_partition_tree('usage_events') WHERE isleaf AND relid::text <> 'usage_events_default'";
        String expected = database.ask("""
                SELECT string_agg('usage_events_' || to_char(day, 'YYYYMMDD'), ' ' ORDER BY day) FROM generate_series(
                    (now() AT TIME ZONE 'UTC')::date - 1, (now() AT TIME ZONE 'UTC')::date + 7, '1 day') AS day""");
        assertThat(database.ask(names)).isEqualTo(expected);
        database.execute("DROP TABLE " + expected.split(" ", -1)[3]);
        await(new UsagePartitions(vertx, pool).make());
        assertThat(database.ask(names)).as("a missing day is made again").isEqualTo(expected);
    }

    @Test
    void daysBeginAtMidnightUtcWhateverTheSessionsZone() throws Exception {
        database.execute("SET TimeZone = 'Asia/Tokyo'; SELECT make_usage_partition('2031-05-06')");
        store(1, at("2031-05-06T00:00:00Z"), at("2031-05-06T23:59:59.999999Z"));
        store(2, at("2031-05-05T23:59:59.999999Z"), at("2031-05-07T00:00:00Z"));
        assertThat(database.ask("SELECT count(*) FROM usage_events_20310506")).isEqualTo("2");
        assertThat(database.ask("SELECT count(*) FROM usage_events_default")).isEqualTo("2");
    }

    @Test
    void whatWaitedInTheDefaultPartitionMovesToItsDay() throws Exception {
        store(1, at("2031-05-06T12:00:00Z"), at("2031-05-07T12:00:00Z"));
        database.execute("SELECT make_usage_partition('2031-05-06')");
        assertThat(database.ask("SELECT count(*) FROM usage_events_20310506")).isEqualTo("1");
        assertThat(database.ask("SELECT count(*) FROM usage_events_default")).isEqualTo("1");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void severalGatewaysMayMakePartitionsAtOnce() throws Exception {
        database.execute("""
                DO $$ DECLARE partition text; BEGIN
                    FOR partition IN SELECT relid::text FROM pg_partition_tree('usage_events')
                        WHERE isleaf AND relid::text <> 'usage_events_default' LOOP
                        EXECUTE 'DROP TABLE ' || partition;
                    END LOOP;
                END $$""");
        List<Future<Void>> made = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            made.add(new UsagePartitions(vertx, pool).make());
        }
        await(Future.all(made));
        assertThat(database.ask("SELECT count(*) FROM pg_partition_tree('usage_events') WHERE isleaf"))
                .isEqualTo("10");
    }

    @Test
    void aWriterThatIsSilentForAMonthIsForgotten() throws Exception {
        store(1, EVENT);
        await(new UsagePartitions(vertx, pool).make());
        assertThat(database.ask("SELECT count(*) FROM usage_spools")).isEqualTo("1");
        database.execute("UPDATE usage_spools SET updated_at = now() - interval '31 days'");
        await(new UsagePartitions(vertx, pool).make());
        assertThat(database.ask("SELECT count(*) FROM usage_spools")).isEqualTo("0");
    }

    @Test
    void aStartWithoutADatabaseIsNoFailure() throws Exception {
        database.execute("DROP FUNCTION make_usage_partitions()");
        UsagePartitions partitions = new UsagePartitions(vertx, pool);
        await(partitions.start());
        partitions.close();
    }

    private Outcome store(long number, UsageEvent... events) throws Exception {
        return await(new PostgresUsageStore(pool).store(writer, number, List.of(events)));
    }

    private long count() throws Exception {
        return Long.parseLong(database.ask("SELECT count(*) FROM usage_events"));
    }

    private static UsageEvent event(String path, Optional<String> keyId) {
        return new UsageEvent(EVENT.at(), EVENT.tenant(), keyId, null, "GET", path, 404, 1, 0, 0);
    }

    private static UsageEvent at(String time) {
        return new UsageEvent(Instant.parse(time), EVENT.tenant(), Optional.empty(), null, "GET", "/", 200, 1, 0, 0);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
