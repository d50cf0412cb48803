package dev.postern.gateway.policy.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.exchange.RequestHead;
import dev.postern.gateway.limit.Charge;
import dev.postern.gateway.limit.Standing;
import dev.postern.gateway.limit.Verdict;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final RateLimitConfig CONFIG = new RateLimitConfig(List.of(
            new Limit("burst", "orders/get", Scope.ROUTE, 7, Window.SECOND),
            new Limit("key-1h", "orders", Scope.KEY, 50, Window.HOUR),
            new Limit(Limit.PLAN_DAY, "", Scope.KEY, 1_000, Window.DAY),
            new Limit(Limit.PLAN_MINUTE, "", Scope.KEY, 100, Window.MINUTE)));

    private final List<Charge> charged = new ArrayList<>();

    private Decision decide(Consumer consumer, Verdict verdict) {
        RateLimit policy = new RateLimit(CONFIG, (tenant, charges) -> {
            charged.addAll(charges);
            return Future.succeededFuture(verdict);
        });
        Decision.Await await = (Decision.Await) policy.decide(exchange(consumer));
        return await.decision().result();
    }

    private static Exchange exchange(Consumer consumer) {
        RequestHead head = new RequestHead(
                "GET",
                null,
                "",
                (CanonicalPath.Canonical) CanonicalPath.read("/orders/1"),
                "",
                MultiMap.caseInsensitiveMultiMap(),
                "127.0.0.1",
                "id",
                0);
        MatchedRoute route = new MatchedRoute.Named("orders", "get");
        return Exchange.of(head, new TenantId("acme"), route).with(consumer);
    }

    private static Consumer key(OptionalLong perMinute, OptionalLong perDay) {
        return new Consumer.KeyHolder("k1", new UUID(0, 1), Set.of(), perMinute, perDay, Optional.empty());
    }

    private static Verdict allowed(long... remaining) {
        List<Standing> standings = new ArrayList<>();
        for (long left : remaining) {
            standings.add(new Standing(left, 1_500));
        }
        return new Verdict.Allowed(standings);
    }

    @Test
    void allLimitsAreChargedInOneStepEachWhereItWasWritten() {
        decide(key(OptionalLong.empty(), OptionalLong.empty()), allowed(6, 49, 999, 99));
        assertThat(charged)
                .containsExactly(
                        new Charge("orders/get", "burst", 7, Window.SECOND),
                        new Charge("orders/k1", "key-1h", 50, Window.HOUR),
                        new Charge("/k1", Limit.PLAN_DAY, 1_000, Window.DAY),
                        new Charge("/k1", Limit.PLAN_MINUTE, 100, Window.MINUTE));
    }

    @Test
    void aKeysOwnLimitsTakeThePlaceOfItsPlansAndOfNoOther() {
        decide(key(OptionalLong.of(5), OptionalLong.of(9)), allowed(1, 1, 1, 1));
        assertThat(charged).extracting(Charge::limit).containsExactly(7L, 50L, 9L, 5L);
    }

    @Test
    void thePassTellsTheLimitThatIsNearestToItsEnd() {
        Decision.Pass pass =
                (Decision.Pass) decide(key(OptionalLong.empty(), OptionalLong.empty()), allowed(6, 3, 999, 99));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        pass.edit().apply(200, headers);
        assertThat(headers.get("X-RateLimit-Limit")).isEqualTo("50");
        assertThat(headers.get("X-RateLimit-Remaining")).isEqualTo("3");
        assertThat(headers.get("X-RateLimit-Reset")).isEqualTo("2");
    }

    @Test
    void theRefusalNamesTheLimitAndNeverAsksToComeBackTooEarly() {
        List<Standing> standings =
                List.of(new Standing(1, 10), new Standing(0, 1_001), new Standing(1, 10), new Standing(1, 10));
        Decision.Refuse refuse = (Decision.Refuse)
                decide(key(OptionalLong.empty(), OptionalLong.empty()), new Verdict.Refused(1, standings));
        assertThat(refuse.refusal().status()).isEqualTo(429);
        assertThat(refuse.refusal().detail()).contains("key-1h");
        assertThat(refuse.refusal().retryAfterSeconds()).hasValue(2);
    }
}
