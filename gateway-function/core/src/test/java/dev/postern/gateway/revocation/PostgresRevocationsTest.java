package dev.postern.gateway.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.database.TestDatabase;
import dev.postern.gateway.revocation.RevocationStore.Changes;
import dev.postern.gateway.revocation.RevocationStore.Snapshot;
import dev.postern.gateway.token.Token;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On a real Postgres. Where nothing polls, what is seen was told.
class PostgresRevocationsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(20);

    private final Vertx vertx = Vertx.vertx();
    private final Revocations revocations = new Revocations(InstantSource.system());
    private final List<RevocationFollower> started = new ArrayList<>();
    private TestDatabase database;
    private Pool pool;
    private PostgresRevocationStore store;

    @BeforeEach
    void begin() throws SQLException {
        database = TestDatabase.migrated();
        pool = database.pool(vertx);
        store = new PostgresRevocationStore(pool);
    }

    @AfterEach
    void end() throws Exception {
        started.forEach(RevocationFollower::close);
        get(pool.close());
        get(vertx.close());
        database.close();
    }

    @ParameterizedTest(name = "{0} {1} before {2} covers a token issued {3} s after: {4}")
    @CsvSource(
            nullValues = "NULL",
            value = {
                "token,   j1,   NULL,                 9, true",
                "token,   j2,   NULL,                 9, false",
                "session, s1,   NULL,                 9, true",
                "session, j1,   NULL,                 9, false",
                "subject, u1,   NULL,                 9, true",
                "subject, u1,   2026-11-21T12:00:09Z, 9, false",
                "subject, u1,   2026-11-21T12:00:10Z, 9, true",
                "issuer,  NULL, 2026-11-21T12:00:09Z, 9, false",
                "issuer,  NULL, 2026-11-21T12:00:10Z, 9, true",
            })
    void aRowMeansWhatItSays(
            String kind, @Nullable String value, @Nullable String before, long issued, boolean expected)
            throws Exception {
        insert("acme", "id", kind, value, before);
        get(following(NEVER).start());
        Token token = Tokens.token("id", "j1", "s1", "u1", Optional.of(issued));
        assertThat(revocations.check(ACME, token) == RevocationAnswer.REVOKED).isEqualTo(expected);
        assertThat(revocations.check(new TenantId("globex"), token)).isEqualTo(RevocationAnswer.NOT_REVOKED);
    }

    @Test
    void whatIsMadeChangedAndDeletedIsInForceAsSoonAsPostgresTellsIt() throws Exception {
        listening();
        database.execute("INSERT INTO revocations (tenant, issuer, kind, value) VALUES ('acme', 'id', 'token', 'j1')");
        awaitRevoked("j1");
        assertThat(check("j2")).isEqualTo(RevocationAnswer.NOT_REVOKED);
        database.execute("UPDATE revocations SET value = 'j2'");
        awaitRevoked("j2");
        assertThat(check("j1")).isEqualTo(RevocationAnswer.NOT_REVOKED);
        database.execute("UPDATE revocations SET tenant = 'globex'");
        awaitNotRevoked("j2");
        database.execute("UPDATE revocations SET tenant = 'acme'");
        awaitRevoked("j2");
        database.execute("DELETE FROM revocations");
        awaitNotRevoked("j2");
        assertThat(revocations.size()).isZero();
    }

    @Test
    void whileNobodyListensALookFindsThem() throws Exception {
        get(deaf(SOON).start());
        insert("acme", "id", "token", "j1", null);
        awaitRevoked("j1");
        database.execute("DELETE FROM revocations");
        awaitNotRevoked("j1");
    }

    /// Others begin and end while it is open, and what they did is seen.
    @Test
    void whatIsCommittedLateIsSeenHoweverManyLooksThereWereMeanwhile() throws Exception {
        RevocationFollower follower = deaf(NEVER);
        get(follower.start());
        try (Connection slow = database.owner();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(row("late", "acme"));
            for (int i = 0; i < 3; i++) {
                insert("acme", "id", "token", "early" + i, null);
                get(follower.caughtUp());
                assertThat(check("early" + i)).isEqualTo(RevocationAnswer.REVOKED);
                assertThat(check("late")).isEqualTo(RevocationAnswer.NOT_REVOKED);
            }
            slow.commit();
        }
        get(follower.caughtUp());
        assertThat(check("late")).isEqualTo(RevocationAnswer.REVOKED);
        assertThat(revocations.size()).isEqualTo(4);
    }

    @Test
    void whatIsCommittedWhileEverythingIsReadIsSeen() throws Exception {
        try (Connection slow = database.owner();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(row("late", "acme"));
            Snapshot before =
                    get(onContext(() -> store.readAll(page -> assertThat(page).isEmpty())));
            slow.commit();
            Changes changes = get(onContext(() -> store.changes(before)));
            assertThat(changes.changes()).hasSize(1);
            assertThat(get(onContext(() -> store.changes(changes.snapshot()))).changes())
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} rows")
    @CsvSource({"0", "1", "999", "1000", "1001", "2500"})
    void manyAreReadInPagesEachOnce(int count) throws Exception {
        get(deaf(NEVER).start());
        database.execute("INSERT INTO revocations (tenant, issuer, kind, value)"
                + " SELECT 'acme', 'id', 'token', 'j' || n FROM generate_series(1, " + count + ") AS n");
        get(started.getFirst().caughtUp());
        assertThat(revocations.size()).as("as changes").isEqualTo(count);
        Revocations others = new Revocations(InstantSource.system());
        get(follower(others, PostgresRevocationsTest::nobody, NEVER).start());
        assertThat(others.size()).as("all at once").isEqualTo(count);
        if (count > 0) {
            assertThat(others.check(ACME, Tokens.token("j" + count))).isEqualTo(RevocationAnswer.REVOKED);
        }
    }

    @Test
    void whatEndedAnHourAgoIsNotReadAndWhatEndedLaterIs() throws Exception {
        database.execute("INSERT INTO revocations (tenant, issuer, kind, value, expires_at) VALUES"
                + " ('acme', 'id', 'token', 'j1', now() - interval '59 minutes'),"
                + " ('acme', 'id', 'token', 'j2', now() - interval '61 minutes')");
        get(deaf(NEVER).start());
        assertThat(revocations.size()).isEqualTo(1);
        get(onContext(store::clear));
        assertThat(database.ask("SELECT string_agg(value, ' ') FROM revocations"))
                .isEqualTo("j1");
    }

    @Test
    void changesOfYesterdayAreCleared() throws Exception {
        insert("acme", "id", "token", "j1", null);
        database.execute("UPDATE revocation_changes SET at = now() - interval '25 hours'");
        insert("acme", "id", "token", "j2", null);
        get(onContext(store::clear));
        assertThat(database.ask("SELECT count(*) FROM revocation_changes")).isEqualTo("1");
        assertThat(database.ask("SELECT count(*) FROM revocations")).isEqualTo("2");
    }

    /// What is changed while no trigger runs leaves no trace but the row itself.
    @Test
    void afterTheConnectionWasCutEverythingIsReadAgain() throws Exception {
        listening();
        insert("acme", "id", "token", "j1", null);
        awaitRevoked("j1");
        try (Connection superuser = database.server().connect(database.ask("SELECT current_database()"));
                Statement statement = superuser.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("DELETE FROM revocations");
            statement.execute(row("j2", "acme"));
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'listener' AND datname = current_database()");
        }
        awaitRevoked("j2");
        awaitNotRevoked("j1");
        await().atMost(PATIENCE).until(() -> started.getFirst().listening());
        insert("acme", "id", "token", "j3", null);
        awaitRevoked("j3");
    }

    @Test
    void anOlderStateOfTheDatabaseIsNotTakenForWhatFollows() {
        assertThatThrownBy(() -> get(onContext(() -> store.changes(new Snapshot("900000000:900000000:")))))
                .hasMessageContaining("another database");
    }

    @Test
    void whatIsKnownStaysInForceWhilePostgresIsKilledAndNewOnesCountOnceItIsBack() throws Exception {
        try (TestDatabase own = TestDatabase.onItsOwn()) {
            Pool itsPool = own.pool(vertx);
            own.execute(row("j1", "acme"));
            RevocationFollower follower = new RevocationFollower(
                    vertx,
                    new PostgresRevocationStore(itsPool, Duration.ofMillis(500)),
                    () -> own.connection(vertx),
                    revocations,
                    options(SOON),
                    System::nanoTime);
            started.add(follower);
            get(follower.start());
            await().atMost(PATIENCE).until(follower::listening);
            own.server().kill();
            assertThatThrownBy(() -> get(follower.caughtUp())).isNotNull();
            assertThat(check("j1")).isEqualTo(RevocationAnswer.REVOKED);
            own.server().restart();
            own.execute(row("j2", "acme"));
            awaitRevoked("j2");
            assertThat(check("j1")).isEqualTo(RevocationAnswer.REVOKED);
            await().atMost(PATIENCE).until(follower::listening);
            follower.close();
            get(itsPool.close());
        }
    }

    @Test
    void aGatewayThatStartsWithoutPostgresCannotSayUntilItIsThere() throws Exception {
        Pool nowhere = database.pool(vertx, 1);
        RevocationFollower follower = new RevocationFollower(
                vertx,
                new PostgresRevocationStore(nowhere),
                PostgresRevocationsTest::nobody,
                revocations,
                options(SOON),
                System::nanoTime);
        started.add(follower);
        follower.start();
        assertThatThrownBy(() -> get(onContext(() -> new PostgresRevocationStore(nowhere).clear())))
                .isNotNull();
        assertThat(check("j1")).isEqualTo(RevocationAnswer.UNKNOWN);
        get(nowhere.close());
    }

    private RevocationFollower following(Duration poll) {
        return follower(revocations, () -> database.connection(vertx), poll);
    }

    private RevocationFollower deaf(Duration poll) {
        return follower(revocations, PostgresRevocationsTest::nobody, poll);
    }

    private RevocationFollower follower(Revocations into, Supplier<Future<PgConnection>> connect, Duration poll) {
        RevocationFollower follower =
                new RevocationFollower(vertx, store, connect, into, options(poll), System::nanoTime);
        started.add(follower);
        return follower;
    }

    private void listening() throws Exception {
        RevocationFollower follower = following(NEVER);
        get(follower.start());
        await().atMost(PATIENCE).until(follower::listening);
    }

    private static RevocationFollowerOptions options(Duration poll) {
        return new RevocationFollowerOptions(poll, NEVER, SOON, NEVER);
    }

    private static Future<PgConnection> nobody() {
        return Future.failedFuture("nobody listens in this test");
    }

    private void insert(String tenant, String issuer, String kind, @Nullable String value, @Nullable String before)
            throws SQLException {
        database.execute("INSERT INTO revocations (tenant, issuer, kind, value, issued_before) VALUES"
                + " ('%s', '%s', '%s', %s, %s)".formatted(tenant, issuer, kind, quoted(value), quoted(before)));
    }

    private static String row(String value, String tenant) {
        return "INSERT INTO revocations (tenant, issuer, kind, value) VALUES ('%s', 'id', 'token', '%s')"
                .formatted(tenant, value);
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }

    private void awaitRevoked(String id) {
        await().atMost(PATIENCE).until(() -> check(id) == RevocationAnswer.REVOKED);
    }

    private void awaitNotRevoked(String id) {
        await().atMost(PATIENCE).until(() -> check(id) == RevocationAnswer.NOT_REVOKED);
    }

    private RevocationAnswer check(String id) {
        return revocations.check(ACME, Tokens.token("id", id, "", "", Optional.of(0L)));
    }

    private <T> Future<T> onContext(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(_ -> work.get().onComplete(done));
        return done.future();
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
