package dev.postern.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real Redis that is frozen, killed and started again.
class RedisAwayTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final List<Charge> DAY = List.of(new Charge("counter", "key", 10, Window.DAY));
    private static final Duration NO_TIME = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private TestRedis redis;

    @BeforeEach
    void start() throws Exception {
        redis = new TestRedis(vertx);
    }

    @AfterEach
    void end() throws Exception {
        redis.thaw();
        redis.close();
        await(vertx.close());
    }

    @Test
    void aChargeThatIsNotAnsweredInTimeFails() throws Exception {
        RedisLimiter limiter = limiter(Duration.ofMillis(50), 10);
        await(limiter.reach());
        redis.freeze();
        assertThatThrownBy(() -> await(limiter.charge(ACME, DAY))).hasMessageContaining("no answer within 50 ms");
    }

    @Test
    void beyondTheBoundOfChargesInFlightTheNextFailsAtOnce() throws Exception {
        RedisLimiter limiter = limiter(LONG, 3);
        await(limiter.reach());
        redis.freeze();
        List<Future<Verdict>> waiting =
                List.of(limiter.charge(ACME, DAY), limiter.charge(ACME, DAY), limiter.charge(ACME, DAY));
        assertThatThrownBy(() -> await(limiter.charge(ACME, DAY)))
                .hasMessageContaining("more charges unanswered than 3");
        redis.thaw();
        assertThat(await(Future.all(waiting)).succeeded()).isTrue();
        assertThat(remaining(await(limiter.charge(ACME, DAY)))).isEqualTo(6);
    }

    @Test
    void aKilledRedisFailsWhatIsInFlightAndIsFoundAgain() throws Exception {
        RedisLimiter limiter = limiter(LONG, 10);
        await(limiter.charge(ACME, DAY));
        redis.freeze();
        Future<Verdict> inFlight = limiter.charge(ACME, DAY);
        redis.server().kill();
        assertThatThrownBy(() -> await(inFlight)).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> await(limiter.reach())).isInstanceOf(Exception.class);
        redis.server().restart();
        await(limiter.reach());
        assertThat(remaining(await(limiter.charge(ACME, DAY)))).isEqualTo(9);
    }

    @Test
    void aConnectionThatGivesNoPongIsReplaced() throws Exception {
        RedisLimiter limiter = new RedisLimiter(
                vertx, redis.options(), new RedisLimiterOptions(LONG, Duration.ofMillis(50), NO_TIME, NO_TIME, 10));
        await(limiter.charge(ACME, DAY));
        String before = redis.send(Command.INFO, "stats").toString();
        redis.freeze();
        Future<Verdict> stuck = limiter.charge(ACME, DAY);
        assertThatThrownBy(() -> await(limiter.reach())).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> await(stuck)).as("its connection was cut").isInstanceOf(Exception.class);
        redis.thaw();
        eventually(() -> limiter.reach()
                .toCompletionStage()
                .toCompletableFuture()
                .handle((_, e) -> e == null)
                .join());
        assertThat(connections(redis.send(Command.INFO, "stats").toString())).isGreaterThan(connections(before) + 1);
    }

    @Test
    void chargesGoOnLocallyWhileRedisIsAwayAndReturnToItByThemselves() throws Exception {
        AtomicLong nanos = new AtomicLong();
        FallbackLimiter limiter =
                new FallbackLimiter(limiter(LONG, 10), new MemoryLimiter(InstantSource.system()), nanos::get);
        assertThat(remaining(await(limiter.charge(ACME, DAY)))).isEqualTo(9);
        assertThat(remaining(await(limiter.charge(ACME, DAY)))).isEqualTo(8);

        redis.server().kill();
        assertThat(remaining(await(limiter.charge(ACME, DAY))))
                .as("counted here, from the start")
                .isEqualTo(9);
        assertThat(limiter.away()).isTrue();
        Future<Verdict> local = limiter.charge(ACME, DAY);
        assertThat(local.isComplete()).as("at once").isTrue();
        assertThat(remaining(local.result())).isEqualTo(8);

        redis.server().restart();
        eventually(() -> {
            nanos.addAndGet(RemoteOutage.LONGEST_PAUSE.toNanos());
            return !limiter.away();
        });
        assertThat(remaining(await(limiter.charge(ACME, DAY))))
                .as("a Redis that lost all")
                .isEqualTo(9);
    }

    @Test
    void aFrozenRedisCostsOneTimeLimitAndNoMore() throws Exception {
        AtomicLong nanos = new AtomicLong();
        FallbackLimiter limiter = new FallbackLimiter(
                limiter(Duration.ofMillis(50), 10), new MemoryLimiter(InstantSource.system()), nanos::get);
        await(limiter.charge(ACME, DAY));
        redis.freeze();
        await(limiter.charge(ACME, DAY));
        assertThat(limiter.away()).isTrue();
        for (int i = 0; i < 5; i++) {
            nanos.addAndGet(RemoteOutage.LONGEST_PAUSE.toNanos());
            assertThat(limiter.charge(ACME, DAY).isComplete())
                    .as("with a probe under way")
                    .isTrue();
        }
        redis.thaw();
        eventually(() -> {
            nanos.addAndGet(RemoteOutage.LONGEST_PAUSE.toNanos());
            return !limiter.away();
        });
    }

    private RedisLimiter limiter(Duration timeLimit, int inFlight) {
        return new RedisLimiter(
                vertx, redis.options(), new RedisLimiterOptions(timeLimit, LONG, NO_TIME, NO_TIME, inFlight));
    }

    private static long remaining(Verdict verdict) {
        return verdict.standings().getFirst().remaining();
    }

    private static long connections(String stats) {
        return stats.lines()
                .filter(line -> line.startsWith("total_connections_received:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    /// Asks until it is so; what is waited for is another process, not time.
    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
