package dev.postern.gateway.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.config.value.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// With a store whose answers the test gives, and nobody who listens.
class RevocationFollowerTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(5);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanos = new AtomicLong();
    private final HeldStore store = new HeldStore();
    private final Revocations revocations = new Revocations(InstantSource.system());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<RevocationFollower> started = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        started.forEach(RevocationFollower::close);
        get(vertx.close());
    }

    @Test
    void untilEverythingAndWhatChangedMeanwhileIsReadNobodyCanSay() throws Exception {
        Future<Void> ready = follower(NEVER, NEVER).start();
        Load load = store.loads.take();
        load.page.accept(List.of(byId(1, "j1")));
        assertThat(check("j1")).isEqualTo(RevocationAnswer.UNKNOWN);
        load.complete("s1");
        Look look = store.looks.take();
        assertThat(look.since).isEqualTo("s1");
        assertThat(check("j1")).isEqualTo(RevocationAnswer.UNKNOWN);
        assertThat(ready.isComplete()).isFalse();
        look.complete("s2", made(2, "j2"));
        get(ready);
        assertThat(check("j1")).isEqualTo(RevocationAnswer.REVOKED);
        assertThat(check("j2")).isEqualTo(RevocationAnswer.REVOKED);
        assertThat(check("j3")).isEqualTo(RevocationAnswer.NOT_REVOKED);
    }

    @Test
    void aStartThatFailsIsTriedAgain() throws Exception {
        Future<Void> ready = follower(NEVER, NEVER).start();
        store.loads.take().fail();
        Load load = store.loads.take();
        load.complete("s1");
        store.looks.take().fail();
        store.loads.take().complete("s2");
        assertThat(check("j1")).isEqualTo(RevocationAnswer.UNKNOWN);
        store.looks.take().complete("s3");
        get(ready);
        assertThat(check("j1")).isEqualTo(RevocationAnswer.NOT_REVOKED);
    }

    @Test
    void eachLookBeginsWhereTheLastEnded() throws Exception {
        RevocationFollower follower = running(NEVER, NEVER);
        for (int round = 1; round < 4; round++) {
            Future<Void> seen = follower.caughtUp();
            Look look = store.looks.take();
            assertThat(look.since).isEqualTo("s" + round);
            look.complete("s" + (round + 1), made(round, "j" + round));
            get(seen);
            assertThat(check("j" + round)).isEqualTo(RevocationAnswer.REVOKED);
        }
        assertThat(meters.get("postern.revocations").gauge().value()).isEqualTo(3);
        assertThat(meters.get("postern.revocations.changes").functionCounter().count())
                .isEqualTo(3);
    }

    @Test
    void howeverManyAskOneLookIsUnderWayAndOneMoreAnswersAllOfThem() throws Exception {
        RevocationFollower follower = running(NEVER, NEVER);
        Future<Void> first = follower.caughtUp();
        Look underWay = store.looks.take();
        List<Future<Void>> asked = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            asked.add(follower.caughtUp());
        }
        settle();
        assertThat(store.looks)
                .as("what was asked for during a look is not seen by it")
                .isEmpty();
        underWay.complete("s2");
        get(first);
        assertThat(asked).noneMatch(Future::isComplete);
        store.looks.take().complete("s3");
        for (Future<Void> each : asked) {
            get(each);
        }
        settle();
        assertThat(store.looks).isEmpty();
    }

    @Test
    void whatIsKnownStaysInForceWhileTheStoreIsAway() throws Exception {
        RevocationFollower follower = running(NEVER, NEVER, made(1, "j1"));
        Future<Void> asked = follower.caughtUp();
        store.looks.take().fail();
        assertThatThrownBy(() -> get(asked)).hasMessageContaining("away");
        for (int i = 0; i < 3; i++) {
            store.loads.take().fail();
            assertThat(check("j1")).isEqualTo(RevocationAnswer.REVOKED);
        }
        Load back = store.loads.take();
        back.complete("s9");
        Look look = store.looks.take();
        assertThat(check("j1")).as("until all is read").isEqualTo(RevocationAnswer.REVOKED);
        look.complete("s10");
        await().atMost(PATIENCE).until(() -> check("j1") == RevocationAnswer.NOT_REVOKED);
    }

    /// A look that began before everything was read anew must not end after it.
    @Test
    void whatIsReadAnewTakesOverOnlyAfterTheLookThatIsUnderWay() throws Exception {
        RevocationFollower follower = running(NEVER, Duration.ofHours(1), made(1, "j1"));
        Future<Void> asked = follower.caughtUp();
        Look older = store.looks.take();
        Load anew = reloaded(follower);
        anew.page.accept(List.of(byId(2, "j2")));
        anew.complete("s5");
        settle();
        assertThat(store.looks).isEmpty();
        older.complete("s4", made(3, "j3"));
        get(asked);
        assertThat(check("j1")).isEqualTo(RevocationAnswer.REVOKED);
        Look newer = store.looks.take();
        assertThat(newer.since).isEqualTo("s5");
        newer.complete("s6");
        await().atMost(PATIENCE).until(() -> check("j2") == RevocationAnswer.REVOKED);
        assertThat(check("j1")).isEqualTo(RevocationAnswer.NOT_REVOKED);
        assertThat(check("j3")).isEqualTo(RevocationAnswer.NOT_REVOKED);
    }

    @Test
    void atEachBeatItLooksAndWhenTheTimeHasComeItReadsAllAndClears() throws Exception {
        RevocationFollower follower = running(NEVER, Duration.ofHours(1));
        beat(follower);
        assertThat(store.looks).hasSize(1);
        assertThat(store.loads).isEmpty();
        assertThat(store.cleared).hasValue(0);
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        beat(follower);
        beat(follower);
        assertThat(store.cleared).hasValue(1);
        nanos.addAndGet(Duration.ofMinutes(54).toNanos());
        beat(follower);
        assertThat(store.loads).isEmpty();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        beat(follower);
        beat(follower);
        assertThat(store.loads).hasSize(1);
        assertThat(store.cleared).hasValue(2);
    }

    @Test
    void theAgeIsThatOfTheLastLookThatSucceeded() throws Exception {
        RevocationFollower follower = follower(NEVER, NEVER);
        assertThat(meters.get("postern.revocations.age").gauge().value()).isNaN();
        run(follower);
        nanos.addAndGet(Duration.ofSeconds(7).toNanos());
        Future<Void> asked = follower.caughtUp();
        Look look = store.looks.take();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(meters.get("postern.revocations.age").gauge().value()).isEqualTo(9);
        look.complete("s2");
        get(asked);
        assertThat(meters.get("postern.revocations.age").gauge().value()).isEqualTo(2);
    }

    @Test
    void afterItsCloseNobodyWaitsOnAndWhatIsKnownStays() throws Exception {
        RevocationFollower follower = running(NEVER, NEVER, made(1, "j1"));
        Future<Void> asked = follower.caughtUp();
        Look look = store.looks.take();
        Future<Void> next = follower.caughtUp();
        follower.close();
        assertThatThrownBy(() -> get(next)).hasMessageContaining("closed");
        assertThatThrownBy(() -> get(follower.caughtUp())).hasMessageContaining("closed");
        look.complete("s2");
        get(asked);
        settle();
        assertThat(store.looks).isEmpty();
        assertThat(check("j1")).isEqualTo(RevocationAnswer.REVOKED);
    }

    private RevocationFollower follower(Duration poll, Duration reload) {
        var options = new RevocationFollowerOptions(poll, reload, SOON, Duration.ofMinutes(5));
        RevocationFollower follower = new RevocationFollower(
                vertx, store, () -> Promise.<PgConnection>promise().future(), revocations, options, nanos::get);
        follower.bindTo(meters);
        started.add(follower);
        return follower;
    }

    private RevocationFollower running(Duration poll, Duration reload, RevocationChange... changes) throws Exception {
        RevocationFollower follower = follower(poll, reload);
        run(follower, changes);
        return follower;
    }

    /// Has read everything, up to `s1`.
    private void run(RevocationFollower follower, RevocationChange... changes) throws Exception {
        Future<Void> ready = follower.start();
        store.loads.take().complete("s0");
        store.looks.take().complete("s1", changes);
        get(ready);
    }

    /// An hour passes.
    private Load reloaded(RevocationFollower follower) throws Exception {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        beat(follower);
        return store.loads.take();
    }

    private void beat(RevocationFollower follower) throws Exception {
        store.context().runOnContext(_ -> follower.beat());
        settle();
    }

    /// Whatever was asked of the event loop before has been done.
    private void settle() throws Exception {
        Promise<Void> done = Promise.promise();
        store.context().runOnContext(_ -> done.complete());
        get(done.future());
    }

    private RevocationAnswer check(String id) {
        return revocations.check(ACME, Tokens.token(id));
    }

    private static Revocation byId(long id, String jti) {
        return new Revocation(new UUID(0, id), ACME, new Revoked.ById("id", jti), Optional.empty());
    }

    private static RevocationChange made(long id, String jti) {
        return new RevocationChange(new UUID(0, id), Optional.of(byId(id, jti)));
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private record Load(Consumer<List<Revocation>> page, Promise<RevocationStore.Snapshot> answer) {
        void complete(String snapshot) {
            answer.complete(new RevocationStore.Snapshot(snapshot));
        }

        void fail() {
            answer.fail("away");
        }
    }

    private record Look(String since, Promise<RevocationStore.Changes> answer) {
        void complete(String snapshot, RevocationChange... changes) {
            answer.complete(new RevocationStore.Changes(List.of(changes), new RevocationStore.Snapshot(snapshot)));
        }

        void fail() {
            answer.fail("away");
        }
    }

    /// Keeps what it is asked until the test answers; answers come to the event loop that asked.
    private final class HeldStore implements RevocationStore {
        final BlockingQueue<Load> loads = new LinkedBlockingQueue<>();
        final BlockingQueue<Look> looks = new LinkedBlockingQueue<>();
        final AtomicInteger cleared = new AtomicInteger();
        private volatile @Nullable Context asking;

        @Override
        public Future<Snapshot> readAll(Consumer<List<Revocation>> page) {
            Promise<Snapshot> answer = promise();
            loads.add(new Load(page, answer));
            return answer.future();
        }

        @Override
        public Future<Changes> changes(Snapshot since) {
            Promise<Changes> answer = promise();
            looks.add(new Look(since.text(), answer));
            return answer.future();
        }

        @Override
        public Future<Void> clear() {
            cleared.incrementAndGet();
            return Future.failedFuture("another clears");
        }

        private <T> Promise<T> promise() {
            Context current = Vertx.currentContext();
            asking = current;
            return ((ContextInternal) Objects.requireNonNull(current)).promise();
        }

        /// The event loop that asked.
        Context context() {
            return Objects.requireNonNull(asking);
        }
    }
}
