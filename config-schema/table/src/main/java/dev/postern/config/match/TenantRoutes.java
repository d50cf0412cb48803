package dev.postern.config.match;

import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
    public static <R> TenantRoutes<R> of(
            TenantId tenant,
            Collection<HostPattern> hosts,
            boolean keysInQuery,
            Collection<R> routes,
            Function<? super R, RouteRule> rule) {
        List<Set<HostPattern>> restrictions = routes.stream()
                .map(route -> rule.apply(route).hosts())
                .distinct()
                .toList();
        if (restrictions.stream().allMatch(Set::isEmpty)) {
            return new TenantRoutes<>(tenant, keysInQuery, RouteTree.of(routes, rule), Map.of());
        }
        Map<BitSet, RouteTree<R>> trees = new HashMap<>();
        Map<HostPattern, RouteTree<R>> byHost = new HashMap<>();
        for (HostPattern host : hosts) {
            BitSet group = new BitSet();
            for (int i = 0; i < restrictions.size(); i++) {
                group.set(i, answers(restrictions.get(i), host));
            }
            byHost.put(host, trees.computeIfAbsent(group, key -> tree(routes, rule, host)));
        }
        return new TenantRoutes<>(tenant, keysInQuery, null, byHost);
    }

    private static <R> RouteTree<R> tree(Collection<R> routes, Function<? super R, RouteRule> rule, HostPattern host) {
        List<R> answering = new ArrayList<>();
        for (R route : routes) {
            if (answers(rule.apply(route).hosts(), host)) {
                answering.add(route);
            }
        }
        return RouteTree.of(answering, rule);
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
