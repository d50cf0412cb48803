package dev.postern.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Counts in this process alone. Safe for all threads; answers at once, on the caller's thread.
///
/// Bounded: the tenants seen last, and of each the counters used last. A counter that falls out starts anew,
/// so a tenant with more counters in use than that may pass more than its limits.
public final class MemoryLimiter implements Limiter {
    /// A counter takes some 150 bytes, so a tenant at most 1.5 MB.
    public static final int COUNTERS_A_TENANT = 10_000;

    public static final int TENANTS = 10_000;

    /// Longer than the longest window, after which nothing of a tenant is left to know.
    private static final Duration IDLE = Duration.ofHours(25);

    private final InstantSource clock;
    private final int countersATenant;
    private final Cache<TenantId, TenantCounts> tenants;

    public MemoryLimiter(InstantSource clock) {
        this(clock, TENANTS, COUNTERS_A_TENANT);
    }

    MemoryLimiter(InstantSource clock, int tenants, int countersATenant) {
        this.clock = clock;
        this.countersATenant = countersATenant;
        this.tenants = Caffeine.newBuilder()
                .maximumSize(tenants)
                .expireAfterAccess(IDLE)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Future<Verdict> charge(TenantId tenant, List<Charge> charges) {
        TenantCounts counts = tenants.get(tenant, _ -> new TenantCounts(countersATenant));
        return Future.succeededFuture(counts.charge(charges, clock.millis()));
    }
}
