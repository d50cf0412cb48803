package dev.postern.gateway.policy.ratelimit;

import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.exchange.Refusal;
import dev.postern.gateway.limit.Charge;
import dev.postern.gateway.limit.Limiter;
import dev.postern.gateway.limit.Standing;
import dev.postern.gateway.limit.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Charges all of a request's limits in one step; 429 when one of them is used up.
public final class RateLimit implements Policy {
    private final List<Limit> limits;
    private final Limiter limiter;

    public RateLimit(RateLimitConfig config, Limiter limiter) {
        this.limits = config.limits();
        this.limiter = limiter;
    }

    @Override
    public Decision decide(Exchange exchange) {
        List<Charge> charges = new ArrayList<>(limits.size());
        for (Limit limit : limits) {
            charges.add(charge(limit, exchange));
        }
        return charges.isEmpty()
                ? Decision.pass(exchange)
                : new Decision.Await(
                        limiter.charge(exchange.tenant(), charges).map(verdict -> judge(exchange, charges, verdict)));
    }

    private static Charge charge(Limit limit, Exchange exchange) {
        return switch (limit.per()) {
            case ROUTE -> new Charge(limit.space(), limit.name(), limit.requests(), limit.window());
            case KEY -> {
                String space = limit.space() + "/" + Counted.name(exchange.consumer());
                yield new Charge(space, limit.name(), granted(limit, exchange.consumer()), limit.window());
            }
        };
    }

    /// A key's own limits take the place of its plan's.
    private static long granted(Limit limit, Consumer consumer) {
        return consumer instanceof Consumer.KeyHolder key ? granted(limit, key) : limit.requests();
    }

    private static long granted(Limit limit, Consumer.KeyHolder key) {
        return switch (limit.name()) {
            case Limit.PLAN_MINUTE -> key.limitPerMinute().orElse(limit.requests());
            case Limit.PLAN_DAY -> key.limitPerDay().orElse(limit.requests());
            default -> limit.requests();
        };
    }

    private static Decision judge(Exchange exchange, List<Charge> charges, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> {
                int tightest = tightest(allowed.standings());
                yield new Decision.Pass(
                        exchange,
                        new LimitHeaders(
                                charges.get(tightest), allowed.standings().get(tightest)));
            }
            case Verdict.Refused refused -> {
                Charge violated = charges.get(refused.violated());
                Standing standing = refused.standings().get(refused.violated());
                Refusal refusal = new Refusal(
                                429,
                                "rate_limited",
                                "The limit " + violated.name() + " of " + violated.limit() + " requests in "
                                        + violated.window().text() + " is used up")
                        .retryAfter(Duration.ofMillis(standing.resetMillis()));
                yield new Decision.Refuse(exchange, refusal, new LimitHeaders(violated, standing));
            }
        };
    }

    private static int tightest(List<Standing> standings) {
        int tightest = 0;
        for (int i = 1; i < standings.size(); i++) {
            if (standings.get(i).remaining() < standings.get(tightest).remaining()) {
                tightest = i;
            }
        }
        return tightest;
    }
}
