package dev.postern.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.policy.RateLimitConfig.Window;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryLimiterTest extends LimiterContract {
    private final AtomicLong millis =
            new AtomicLong(Instant.parse("2026-11-21T12:34:56.789Z").toEpochMilli());
    private final MemoryLimiter limiter = new MemoryLimiter(() -> Instant.ofEpochMilli(millis.get()), 2, 4);

    @Override
    Limiter limiter() {
        return limiter;
    }

    @ParameterizedTest(name = "at 12:34:56.789 the window of {0} ends in {1} ms")
    @CsvSource({"SECOND, 211", "MINUTE, 3211", "HOUR, 1503211", "DAY, 41103211"})
    void windowsAreAlignedToUtc(Window window, long resetMillis) throws Exception {
        Charge charge = new Charge("a", "key", 1, window);
        assertThat(allowed(charge).getFirst().resetMillis()).isEqualTo(resetMillis);
        millis.addAndGet(resetMillis - 1);
        assertThat(refused(charge).standings().getFirst().resetMillis()).isEqualTo(1);
        millis.addAndGet(1);
        assertThat(allowed(charge).getFirst().resetMillis()).isEqualTo(window.millis());
    }

    @Test
    void aClockSetBackGivesNoSecondCountForAWindow() throws Exception {
        Charge charge = new Charge("a", "key", 1, Window.MINUTE);
        allowed(charge);
        millis.addAndGet(-60_000);
        assertThat(refused(charge).standings().getFirst().resetMillis()).isEqualTo(63_211);
        millis.addAndGet(60_000);
        refused(charge);
        millis.addAndGet(60_000);
        allowed(charge);
    }

    @Test
    void aClockSetFarBackDoesNotHoldACounterForever() throws Exception {
        Charge charge = new Charge("a", "key", 1, Window.MINUTE);
        allowed(charge);
        millis.addAndGet(-3_600_000);
        allowed(charge);
    }

    @Test
    void theCounterUnusedForLongestFallsOut() throws Exception {
        for (String name : List.of("first", "second", "third", "fourth")) {
            allowed(day(name, 1));
        }
        refused(day("first", 1));
        allowed(day("fifth", 1));
        refused(day("first", 1));
        refused(day("third", 1));
        refused(day("fourth", 1));
        assertThat(allowed(day("second", 1))).as("started anew").isNotEmpty();
    }

    @Test
    void threadsTogetherNeverPassTheLimit() throws Exception {
        Callable<Integer> client = () -> {
            int passed = 0;
            for (int i = 0; i < 5_000; i++) {
                Future<Verdict> verdict = limiter.charge(ACME, List.of(day("a", 10_000), day("b", 50_000)));
                passed += verdict.result() instanceof Verdict.Allowed ? 1 : 0;
            }
            return passed;
        };
        int passed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (java.util.concurrent.Future<Integer> one : threads.invokeAll(Collections.nCopies(4, client))) {
                passed += one.get();
            }
        }
        assertThat(passed).isEqualTo(10_000);
        assertThat(allowed(day("b", 50_000)).getFirst().remaining()).isEqualTo(39_999);
    }
}
