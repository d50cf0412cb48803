package dev.postern.gateway.route;

import dev.postern.config.match.RequestMatch;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.live.LiveRoute;
import io.vertx.core.Future;

/// What a request leads to, as far as this process can say.
public sealed interface Match {
    /// What the matcher answers.
    record Decided(RequestMatch<LiveRoute> match) implements Match {}

    /// The tenant's part of the bundle cannot be served.
    record TenantUnavailable(TenantId tenant, String reason) implements Match {}

    /// The tenant's part has to be read first. The future completes on any thread, never with this case.
    record Loading(Future<Match> match) implements Match {}
}
