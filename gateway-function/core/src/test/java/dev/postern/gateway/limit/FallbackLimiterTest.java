package dev.postern.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.value.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FallbackLimiterTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final List<Charge> CHARGES = List.of(new Charge("counter", "key", 10, Window.MINUTE));
    private static final Verdict REMOTE = new Verdict.Allowed(List.of(new Standing(1, 1)));
    private static final Verdict LOCAL = new Verdict.Allowed(List.of(new Standing(2, 2)));
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final AtomicLong nanos = new AtomicLong(-1_000); // nanoTime may be negative
    private final FakeRemote remote = new FakeRemote();
    private final FallbackLimiter limiter =
            new FallbackLimiter(remote, (_, _) -> Future.succeededFuture(LOCAL), nanos::get);

    @Test
    void whileRedisAnswersItsVerdictCounts() {
        Future<Verdict> verdict = charge();
        remote.charges.remove().complete(REMOTE);
        assertThat(verdict.result()).isEqualTo(REMOTE);
        assertThat(limiter.away()).isFalse();
    }

    @Test
    void aFailedChargeIsAnsweredLocallyAndIsNotSentAgain() {
        Future<Verdict> verdict = charge();
        remote.charges.remove().fail("no answer");
        assertThat(verdict.result()).isEqualTo(LOCAL);
        assertThat(remote.charges).isEmpty();
    }

    @Test
    void afterAFailureNobodyWaitsForRedis() {
        goesAway();
        assertThat(charge().result()).isEqualTo(LOCAL);
        assertThat(remote.charges).isEmpty();
        assertThat(remote.probes).isEmpty();
    }

    @Test
    void oneProbeAtATimeRunsBesideTheRequests() {
        goesAway();
        passes(RemoteOutage.FIRST_PAUSE.minus(A_MOMENT));
        charge();
        assertThat(remote.probes).isEmpty();
        passes(A_MOMENT);
        assertThat(charge().result()).isEqualTo(LOCAL);
        assertThat(remote.probes).hasSize(1);
        passes(Duration.ofHours(1));
        assertThat(charge().result()).isEqualTo(LOCAL);
        assertThat(remote.probes).hasSize(1);
    }

    @Test
    void theFirstProbeThatSucceedsTurnsBackToRedis() {
        goesAway();
        passes(RemoteOutage.FIRST_PAUSE);
        charge();
        remote.probes.remove().complete();
        assertThat(limiter.away()).isFalse();
        Future<Verdict> verdict = charge();
        remote.charges.remove().complete(REMOTE);
        assertThat(verdict.result()).isEqualTo(REMOTE);
    }

    @Test
    void thePauseBetweenProbesDoublesUpToASecond() {
        goesAway();
        for (int millis : new int[] {100, 200, 400, 800, 1_000, 1_000}) {
            passes(Duration.ofMillis(millis).minus(A_MOMENT));
            charge();
            assertThat(remote.probes).as("before " + millis + " ms").isEmpty();
            passes(A_MOMENT);
            charge();
            assertThat(remote.probes).as("after " + millis + " ms").hasSize(1);
            remote.probes.remove().fail("still away");
        }
    }

    @Test
    void thePauseIsShortAgainAfterARecovery() {
        goesAway();
        for (int i = 0; i < 5; i++) {
            passes(RemoteOutage.LONGEST_PAUSE);
            charge();
            remote.probes.remove().fail("still away");
        }
        passes(RemoteOutage.LONGEST_PAUSE);
        charge();
        remote.probes.remove().complete();
        goesAway();
        passes(RemoteOutage.FIRST_PAUSE);
        charge();
        assertThat(remote.probes).hasSize(1);
    }

    @Test
    void askingForTheStateProbesTooWhereThereIsNoTraffic() {
        goesAway();
        passes(RemoteOutage.FIRST_PAUSE);
        assertThat(limiter.away()).isTrue();
        remote.probes.remove().complete();
        assertThat(limiter.away()).isFalse();
    }

    @Test
    void aChargeFromBeforeARecoveryThatFailsLateChangesNothing() {
        Future<Verdict> late = charge();
        goesAway();
        passes(RemoteOutage.FIRST_PAUSE);
        limiter.away();
        remote.probes.remove().complete();
        remote.charges.remove().fail("no answer");
        assertThat(late.result()).isEqualTo(LOCAL);
        assertThat(limiter.away()).isFalse();
    }

    @Test
    void metricsTellTheStateAndTheLocalVerdicts() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        limiter.bindTo(meters);
        assertThat(meters.get("postern.limits.redis.away").gauge().value()).isZero();
        goesAway();
        charge();
        assertThat(meters.get("postern.limits.redis.away").gauge().value()).isEqualTo(1);
        assertThat(meters.get("postern.limits.local").functionCounter().count()).isEqualTo(2);
    }

    private Future<Verdict> charge() {
        return limiter.charge(ACME, CHARGES);
    }

    private void goesAway() {
        charge();
        remote.charges.removeLast().fail("no answer");
        assertThat(limiter.away()).isTrue();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /// Answers when the test says so.
    private static final class FakeRemote implements RemoteLimiter {
        private final Deque<Promise<Verdict>> charges = new ArrayDeque<>();
        private final Deque<Promise<Void>> probes = new ArrayDeque<>();

        @Override
        public Future<Verdict> charge(TenantId tenant, List<Charge> charges) {
            Promise<Verdict> verdict = Promise.promise();
            this.charges.add(verdict);
            return verdict.future();
        }

        @Override
        public Future<Void> reach() {
            Promise<Void> reached = Promise.promise();
            probes.add(reached);
            return reached.future();
        }
    }
}
