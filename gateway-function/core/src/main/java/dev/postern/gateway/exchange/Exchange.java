package dev.postern.gateway.exchange;

import dev.postern.config.table.RouteTable;
import dev.postern.config.value.TenantId;

/// One request on its way through the policies of the route that it matched.
///
/// Immutable: a policy that learns something hands on a new exchange. Pinned to one event loop.
///
/// @param tenant   whose host and route it is; every shared map is keyed by it first
/// @param consumer nobody until IDENTIFY
public record Exchange(RequestHead head, TenantId tenant, RouteTable route, Consumer consumer) {
    public Exchange with(Consumer identified) {
        return new Exchange(head, tenant, route, identified);
    }
}
