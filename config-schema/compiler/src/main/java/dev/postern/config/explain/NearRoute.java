package dev.postern.config.explain;

import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A route that is near a path which none takes: what somebody may have meant.
///
/// @param why where path and route part
public record NearRoute(RouteTable route, String why) {
    private static final int MOST = 3;

    private record Compared(RouteTable route, PathDifference difference) {}

    /// The nearest three of a tenant; fewer where nothing is near.
    ///
    /// @param candidates those whose path takes the request, which are told of otherwise
    static List<NearRoute> of(TenantTable tenant, Canonical path, Set<RouteTable> candidates) {
        return tenant.routes().stream()
                .filter(route -> !candidates.contains(route))
                .map(route -> new Compared(route, PathDifference.of(route.path(), path)))
                .filter(near ->
                        near.difference().agreed() > 0 || near.difference().close())
                .sorted(Comparator.comparingInt(
                                (Compared near) -> -near.difference().agreed())
                        .thenComparing(near -> !near.difference().close())
                        .thenComparingInt(
                                near -> Math.abs(near.route().path().segments().size() - path.size()))
                        .thenComparing(near -> near.route().path().toString()))
                .limit(MOST)
                .map(near -> new NearRoute(near.route(), near.difference().why()))
                .toList();
    }
}
