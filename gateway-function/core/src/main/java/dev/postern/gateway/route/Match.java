package dev.postern.gateway.route;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.live.LiveRoute;
import io.vertx.core.Future;
import java.util.SortedSet;

/// What a request's host, path and method lead to.
public sealed interface Match {
    record Matched(TenantId tenant, LiveRoute route) implements Match {}

    /// No tenant claims the host.
    record UnknownHost() implements Match {}

    /// The host is shared by tenants and nothing in the request tells which one is meant.
    record UnknownTenant() implements Match {}

    /// The bundle cannot say whose the host is.
    record IndexDamaged(String reason) implements Match {}

    record NoRoute(TenantId tenant) implements Match {}

    /// @param allow the methods that the path takes, upper case
    record MethodNotAllowed(TenantId tenant, SortedSet<String> allow) implements Match {}

    /// The tenant's part of the bundle cannot be served.
    record TenantUnavailable(TenantId tenant, String reason) implements Match {}

    /// The tenant's part has to be read first. The future completes on any thread, never with this case.
    record Loading(Future<Match> match) implements Match {}
}
