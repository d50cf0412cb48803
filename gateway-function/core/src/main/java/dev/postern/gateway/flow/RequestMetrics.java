package dev.postern.gateway.flow;

import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.exchange.MatchedRoute;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/// Counts and times finished requests as `postern.requests`, by tenant, API, status class and reason.
///
/// At most 5,000 series; what comes after is counted under the tenant and API `other`, so that neither
/// tenants nor clients can fill the memory of whoever scrapes.
public final class RequestMetrics implements Completion.Listener {
    private static final int MOST_SERIES = 5_000;
    private static final String NONE = "none";
    private static final String OTHER = "other";

    private record Series(String tenant, String api, int statusClass, String reason) {}

    private final MeterRegistry registry;
    private final ConcurrentMap<Series, Timer> timers = new ConcurrentHashMap<>();

    public RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void completed(Completion completion) {
        MatchedRoute route = completion.route();
        Series series = new Series(
                completion.tenant() == null ? NONE : completion.tenant().value(),
                route == null ? NONE : route.api(),
                completion.status() / 100,
                completion.refusal() == null ? NONE : completion.refusal().code());
        timerOf(series).record(completion.durationNanos(), TimeUnit.NANOSECONDS);
    }

    private Timer timerOf(Series series) {
        Timer known = timers.get(series);
        if (known != null) {
            return known;
        }
        Series kept =
                timers.size() < MOST_SERIES ? series : new Series(OTHER, OTHER, series.statusClass(), series.reason());
        return timers.computeIfAbsent(kept, this::register);
    }

    private Timer register(Series series) {
        return Timer.builder("postern.requests")
                .description("Requests that were answered, from the head's last byte to the reply's")
                .tag("tenant", series.tenant())
                .tag("api", series.api())
                .tag("status", series.statusClass() + "xx")
                .tag("reason", series.reason())
                .register(registry);
    }
}
