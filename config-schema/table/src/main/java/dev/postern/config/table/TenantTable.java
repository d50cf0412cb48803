package dev.postern.config.table;

import dev.postern.config.value.TenantId;
import java.util.List;

/// One tenant compiled: all that a gateway needs to answer for it.
///
/// @param plan      the name of its plan, and the limits that its keys start with
/// @param hosts     sorted, at least one
/// @param upstreams sorted by API and name
/// @param routes    sorted by API and id; ids are unique within an API
public record TenantTable(
        TenantId id, PlanTable plan, List<HostClaim> hosts, List<UpstreamTable> upstreams, List<RouteTable> routes) {
    public TenantTable {
        hosts = List.copyOf(hosts);
        upstreams = List.copyOf(upstreams);
        routes = List.copyOf(routes);
    }
}
