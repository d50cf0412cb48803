package dev.postern.config.match;

import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A tenant's routes on each of its hosts: immutable, safe from any thread.
///
/// A request is addressed to the most specific of the tenant's hosts that takes its name, and only routes that
/// answer on that one are looked at, all with equal right. Hosts on which the same routes answer share one tree; so
/// a tenant whose routes answer on all of its hosts has one, and costs no look-up by host.
///
/// @param <R> what a route leads to
public final class TenantRoutes<R> {
    private final TenantId tenant;
    private final boolean keysInQuery;
    private final @Nullable RouteTree<R> everywhere;
    private final HostNames<RouteTree<R>> byHost;

    private TenantRoutes(
            TenantId tenant,
            boolean keysInQuery,
            @Nullable RouteTree<R> everywhere,
            Map<HostPattern, RouteTree<R>> byHost) {
        this.tenant = tenant;
        this.keysInQuery = keysInQuery;
        this.everywhere = everywhere;
        this.byHost = new HostNames<>(byHost);
    }

    /// Builds the trees.
    ///
    /// @param hosts       all of the tenant's
    /// @param keysInQuery whether a key in the query tells the tenant on a host that tenants share
    /// @param routes      what each leads to
    /// @param scopes      what each takes, in the same order; the list is kept
    public static <R> TenantRoutes<R> of(
            TenantId tenant,
            Collection<HostPattern> hosts,
            boolean keysInQuery,
            List<R> routes,
            List<? extends RouteScope> scopes) {
        if (routes.size() != scopes.size()) {
            throw new IllegalArgumentException("routes: " + routes.size() + " (expected: " + scopes.size() + ")");
        }
        List<Set<HostPattern>> restrictions =
                scopes.stream().map(RouteScope::hosts).distinct().toList();
        if (restrictions.stream().allMatch(Set::isEmpty)) {
            return new TenantRoutes<>(tenant, keysInQuery, RouteTree.of(routes, scopes), Map.of());
        }
        Map<BitSet, RouteTree<R>> trees = new HashMap<>();
        Map<HostPattern, RouteTree<R>> byHost = new HashMap<>();
        for (HostPattern host : hosts) {
            BitSet group = new BitSet();
            for (int i = 0; i < restrictions.size(); i++) {
                group.set(i, answers(restrictions.get(i), host));
            }
            byHost.put(
                    host, trees.computeIfAbsent(group, key -> RouteTree.of(routes, scopes, answering(scopes, host))));
        }
        return new TenantRoutes<>(tenant, keysInQuery, null, byHost);
    }

    private static BitSet answering(List<? extends RouteScope> scopes, HostPattern host) {
        BitSet numbers = new BitSet();
        for (int number = 0; number < scopes.size(); number++) {
            numbers.set(number, answers(scopes.get(number).hosts(), host));
        }
        return numbers;
    }

    private static boolean answers(Set<HostPattern> hosts, HostPattern host) {
        return hosts.isEmpty() || hosts.contains(host);
    }

    public TenantId tenant() {
        return tenant;
    }

    /// Whether a key in the query tells the tenant on a host that tenants share.
    public boolean keysInQuery() {
        return keysInQuery;
    }

    /// Finds the route for a request that is this tenant's.
    PathMatch<R> match(MatchRequest request) {
        if (everywhere != null) {
            return everywhere.match(request);
        }
        Host host = request.host();
        RouteTree<R> tree = host == null ? null : byHost.find(host);
        return tree == null ? new PathMatch.NoRoute<>() : tree.match(request);
    }
}
