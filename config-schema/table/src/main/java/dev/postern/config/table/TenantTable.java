package dev.postern.config.table;

import dev.postern.config.value.TenantId;
import java.util.Comparator;
import java.util.List;

/// One tenant compiled: all that a gateway needs to answer for it.
///
/// The lists are sets: they are sorted here, so that tables that mean the same are equal.
///
/// @param plan      the name of its plan, and the limits that its keys start with
/// @param hosts     sorted, at least one
/// @param upstreams sorted by API and name, which are unique
/// @param routes    sorted by API and id, which are unique
public record TenantTable(
        TenantId id, PlanTable plan, List<HostClaim> hosts, List<UpstreamTable> upstreams, List<RouteTable> routes) {
    public TenantTable {
        hosts = hosts.stream().sorted(Comparator.comparing(HostClaim::host)).toList();
        upstreams = upstreams.stream()
                .sorted(Comparator.comparing(UpstreamTable::api).thenComparing(UpstreamTable::name))
                .toList();
        routes = routes.stream()
                .sorted(Comparator.comparing(RouteTable::api).thenComparing(RouteTable::id))
                .toList();
    }
}
