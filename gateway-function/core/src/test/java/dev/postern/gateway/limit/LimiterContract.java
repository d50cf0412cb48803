package dev.postern.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every limiter keeps, wherever its counts lie. Windows of a day, so that none ends during a test.
abstract class LimiterContract {
    static final TenantId ACME = new TenantId("acme");
    static final TenantId GLOBEX = new TenantId("globex");

    /// The limiter under test, with no counts for the tenants used here.
    abstract Limiter limiter();

    @Test
    void asManyAsTheLimitPassInAWindow() throws Exception {
        List<Long> remaining = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            remaining.add(allowed(day("key", 3)).getFirst().remaining());
        }
        assertThat(remaining).containsExactly(2L, 1L, 0L);
        assertThat(refused(day("key", 3)).standings().getFirst().remaining()).isZero();
    }

    @Test
    void aRefusedRequestIsChargedToNone() throws Exception {
        allowed(day("wide", 10), day("narrow", 1));
        for (int i = 0; i < 5; i++) {
            Verdict.Refused refused = refused(day("wide", 10), day("narrow", 1));
            assertThat(refused.violated()).isEqualTo(1);
            assertThat(refused.standings())
                    .extracting(Standing::remaining)
                    .as("9 of 10 are left, before as after")
                    .containsExactly(9L, 0L);
        }
        assertThat(allowed(day("wide", 10)).getFirst().remaining()).isEqualTo(8);
    }

    @Test
    void ofSeveralLimitsInTheWayTheOneThatResetsLastIsNamed() throws Exception {
        Charge hour = new Charge("a", "key", 1, Window.HOUR);
        Charge day = new Charge("a", "key", 1, Window.DAY);
        allowed(hour, day);
        // Compared by their resets, since a day's last hour ends with it.
        for (List<Charge> order : List.of(List.of(hour, day), List.of(day, hour))) {
            Verdict.Refused refused = refused(order.toArray(Charge[]::new));
            assertThat(refused.standings().get(refused.violated()).resetMillis())
                    .isEqualTo(refused.standings().get(order.indexOf(day)).resetMillis());
        }
    }

    @Test
    void standingsFollowTheOrderOfTheCharges() throws Exception {
        assertThat(allowed(day("b", 7), day("a", 5), day("c", 9)))
                .extracting(Standing::remaining)
                .containsExactly(6L, 4L, 8L);
    }

    @Test
    void countersNamesWindowsAndTenantsAreCountedApart() throws Exception {
        allowed(new Charge("a", "name", 1, Window.DAY));
        allowed(new Charge("b", "name", 1, Window.DAY));
        allowed(new Charge("a", "other", 1, Window.DAY));
        allowed(new Charge("a", "name", 1, Window.HOUR));
        assertThat(await(limiter().charge(GLOBEX, List.of(new Charge("a", "name", 1, Window.DAY)))))
                .isInstanceOf(Verdict.Allowed.class);
        refused(new Charge("a", "name", 1, Window.DAY));
    }

    @Test
    void aLimitThatIsLoweredOrRaisedActsOnWhatIsCountedAlready() throws Exception {
        for (int i = 0; i < 4; i++) {
            allowed(day("key", 10));
        }
        assertThat(refused(day("key", 2)).standings().getFirst().remaining()).isZero();
        assertThat(allowed(day("key", 5)).getFirst().remaining()).isZero();
        assertThat(allowed(day("key", 20)).getFirst().remaining()).isEqualTo(14);
    }

    @Test
    void aWindowEndsWithinItsOwnLength() throws Exception {
        for (Window window : Window.values()) {
            Standing standing =
                    allowed(new Charge("ends", "key", 1_000, window)).getFirst();
            assertThat(standing.resetMillis()).as(window.text()).isBetween(1L, window.millis());
        }
    }

    @Test
    void veryLargeLimitsAreCountedToo() throws Exception {
        assertThat(allowed(day("large", Long.MAX_VALUE)).getFirst().remaining()).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void neverMoreThanTheLimitPassHoweverManyAskAtOnce() throws Exception {
        List<Future<Verdict>> asked = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            asked.add(limiter().charge(ACME, List.of(day("one", 1_000), day("many", 100))));
        }
        int passed = 0;
        for (Future<Verdict> one : asked) {
            passed += await(one) instanceof Verdict.Allowed ? 1 : 0;
        }
        assertThat(passed).isEqualTo(100);
        assertThat(allowed(day("one", 1_000)).getFirst().remaining()).isEqualTo(899);
    }

    static Charge day(String name, long limit) {
        return new Charge("counter", name, limit, Window.DAY);
    }

    List<Standing> allowed(Charge... charges) throws Exception {
        Verdict verdict = await(limiter().charge(ACME, List.of(charges)));
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        return verdict.standings();
    }

    Verdict.Refused refused(Charge... charges) throws Exception {
        Verdict verdict = await(limiter().charge(ACME, List.of(charges)));
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return (Verdict.Refused) verdict;
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
