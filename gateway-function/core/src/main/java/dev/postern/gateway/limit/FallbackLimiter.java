package dev.postern.gateway.limit;

import dev.postern.config.value.TenantId;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// Counts in Redis, and in this process alone while Redis is away. Never fails.
///
/// The first failure turns to local counting at once. From then on no request waits for Redis: now and then one
/// of them starts a probe beside, and the first probe that succeeds turns back. What was counted locally
/// meanwhile is not carried over.
public final class FallbackLimiter implements Limiter, MeterBinder {
    private final RemoteLimiter remote;
    private final Limiter local;
    private final RemoteOutage outage;
    private final LongAdder localVerdicts = new LongAdder();

    /// @param local must not fail
    /// @param nanos the monotonic clock, [System#nanoTime] outside tests
    public FallbackLimiter(RemoteLimiter remote, Limiter local, LongSupplier nanos) {
        this.remote = remote;
        this.local = local;
        this.outage = new RemoteOutage(nanos);
    }

    @Override
    public Future<Verdict> charge(TenantId tenant, List<Charge> charges) {
        if (away()) {
            return locally(tenant, charges);
        }
        long epoch = outage.epoch();
        return remote.charge(tenant, charges).recover(failure -> {
            outage.failed(epoch, failure);
            return locally(tenant, charges);
        });
    }

    /// Whether Redis is away; asking also starts a probe when one is due, so that health is told where there is
    /// no traffic.
    public boolean away() {
        if (!outage.away()) {
            return false;
        }
        if (outage.claimProbe()) {
            remote.reach().onComplete(reached -> outage.probed(reached.succeeded()));
        }
        return outage.away();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("postern.limits.redis.away", this, it -> it.away() ? 1 : 0)
                .description("1 while Redis does not answer and limits are counted in this process alone")
                .register(registry);
        FunctionCounter.builder("postern.limits.local", localVerdicts, LongAdder::sum)
                .description("Requests whose limits were counted in this process alone")
                .register(registry);
    }

    private Future<Verdict> locally(TenantId tenant, List<Charge> charges) {
        localVerdicts.increment();
        return local.charge(tenant, charges);
    }
}
