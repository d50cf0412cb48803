package dev.postern.gateway.limit;

import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import java.util.List;

/// Counts requests against limits in windows aligned to UTC.
@FunctionalInterface
public interface Limiter {
    /// Checks all limits of one request and charges all of them together, or none when one is exhausted.
    ///
    /// A charge is never tried twice. Fails only where the place of the counts cannot be reached in time; the
    /// request may then have been charged all the same.
    ///
    /// @param charges at least one
    Future<Verdict> charge(TenantId tenant, List<Charge> charges);
}
