package dev.postern.gateway.limit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.policy.RateLimitConfig.Window;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisLimiterTest extends LimiterContract {
    /// Patient, since a busy machine may take more than 50 ms for one answer among hundreds.
    private static final RedisLimiterOptions PATIENT = new RedisLimiterOptions(
            Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMillis(1), 1_000);

    private static Vertx vertx;
    private static TestRedis redis;

    private RedisLimiter limiter;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        redis = new TestRedis(vertx);
    }

    @AfterAll
    static void end() throws Exception {
        redis.close();
        await(vertx.close());
    }

    @BeforeEach
    void empty() throws Exception {
        redis.send(Command.FLUSHALL);
        limiter = new RedisLimiter(vertx, redis.options(), PATIENT);
    }

    @AfterEach
    void close() {
        limiter.close();
    }

    @Override
    Limiter limiter() {
        return limiter;
    }

    @Test
    void allCountsOfATenantLieInOneSlotUnderTheirNames() throws Exception {
        allowed(
                new Charge("0123456789ABCDEF", "plan-minute", 10, Window.MINUTE),
                new Charge("0123456789ABCDEF", "plan-day", 10, Window.DAY));
        assertThat(redis.send(Command.KEYS, "*"))
                .extracting(Response::toString)
                .containsExactlyInAnyOrder(
                        "postern:{acme}:limit:plan-minute:0123456789ABCDEF:1m",
                        "postern:{acme}:limit:plan-day:0123456789ABCDEF:1d");
    }

    @Test
    void aRequestIsOneCommandWhateverTheNumberOfItsLimits() throws Exception {
        allowed(day("first", 1_000));
        redis.send(Command.CONFIG, "RESETSTAT");
        for (int i = 0; i < 50; i++) {
            allowed(day("a", 100), day("b", 100), day("c", 100));
        }
        assertThat(redis.send(Command.INFO, "commandstats").toString())
                .contains("cmdstat_evalsha:calls=50,")
                .doesNotContain("cmdstat_eval:");
    }

    @Test
    void aCountEndsWithItsWindow() throws Exception {
        for (Window window : List.of(Window.MINUTE, Window.HOUR, Window.DAY)) {
            Charge charge = new Charge("ttl", "key", 1_000, window);
            allowed(charge);
            allowed(charge);
            long ttl = number(redis.send(Command.PTTL, "postern:{acme}:limit:key:ttl:" + window.text()));
            assertThat(ttl).as(window.text()).isBetween(1L, window.millis() + 1_000);
        }
    }

    @Test
    void whatWasCountedInAnEarlierWindowIsOver() throws Exception {
        long today = today();
        keep(today - 1, 5);
        assertThat(allowed(day("key", 5)).getFirst().remaining()).isEqualTo(4);
        assertThat(kept()).containsExactly(Long.toString(today), "1");
    }

    @Test
    void aClockSetBackGivesNoSecondCountForAWindow() throws Exception {
        long tomorrow = today() + 1;
        keep(tomorrow, 4);
        assertThat(allowed(day("key", 5)).getFirst().resetMillis()).isGreaterThan(Window.DAY.millis());
        refused(day("key", 5));
        assertThat(kept()).containsExactly(Long.toString(tomorrow), "5");
    }

    @Test
    void aScriptThatRedisHasForgottenIsSentAndChargedOnce() throws Exception {
        allowed(day("key", 10));
        redis.send(Command.SCRIPT, "FLUSH");
        assertThat(allowed(day("key", 10)).getFirst().remaining()).isEqualTo(8);
        assertThat(allowed(day("key", 10)).getFirst().remaining()).isEqualTo(7);
    }

    @Test
    void anEventLoopHasOneConnectionAndGetsItsAnswersThere() throws Exception {
        Context loop = vertx.getOrCreateContext();
        Promise<List<Context>> answeredOn = Promise.promise();
        loop.runOnContext(_ -> {
            List<Context> contexts = new ArrayList<>();
            List<Future<Verdict>> asked = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                asked.add(limiter.charge(ACME, List.of(day("key", 1_000)))
                        .onComplete(_ -> contexts.add(Vertx.currentContext())));
            }
            Future.all(asked).<List<Context>>map(contexts).onComplete(answeredOn);
        });
        assertThat(await(answeredOn.future())).hasSize(100).containsOnly(loop);
        assertThat(redis.send(Command.CLIENT, "LIST").toString().lines())
                .as("the loop's, and the one that asks")
                .hasSize(2);
    }

    @Test
    void whoCallsFromAnotherContextGetsTheAnswerThere() throws Exception {
        Promise<Boolean> same = Promise.promise();
        vertx.<Void>executeBlocking(() -> {
            Context caller = requireNonNull(Vertx.currentContext());
            limiter.charge(ACME, List.of(day("key", 10)))
                    .onSuccess(_ -> same.complete(caller.equals(Vertx.currentContext())))
                    .onFailure(same::fail);
            return null;
        });
        assertThat(await(same.future())).isTrue();
    }

    @Test
    void anAnswerOfRedisThatIsAnErrorFailsTheCharge() throws Exception {
        redis.send(Command.SET, "postern:{acme}:limit:key:counter:1d", "not a hash");
        assertThatThrownBy(() -> await(limiter.charge(ACME, List.of(day("key", 10)))))
                .hasMessageContaining("WRONGTYPE");
    }

    private static long today() throws Exception {
        return number(redis.send(Command.TIME).get(0)) * 1_000 / Window.DAY.millis();
    }

    private static long number(Response response) {
        return requireNonNull(response.toLong());
    }

    private static void keep(long window, long charged) throws Exception {
        redis.send(Command.HSET, "postern:{acme}:limit:key:counter:1d", "w", window, "n", charged);
    }

    private static List<String> kept() throws Exception {
        return redis.send(Command.HMGET, "postern:{acme}:limit:key:counter:1d", "w", "n").stream()
                .map(Response::toString)
                .toList();
    }
}
