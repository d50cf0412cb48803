package dev.postern.config.table;

import dev.postern.config.match.MatchRequest;
import dev.postern.config.match.RouteCandidate;
import dev.postern.config.match.TenantRoutes;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One tenant compiled: all that a gateway needs to answer for it.
///
/// The lists are sets: they are sorted here, so that tables that mean the same are equal.
///
/// @param plan      the name of its plan, and the limits that its keys start with
/// @param hosts     sorted, at least one
/// @param issuers   whose tokens its routes may accept; sorted by name, which is unique
/// @param upstreams sorted by API and name, which are unique
/// @param routes    sorted by API and id, which are unique
public record TenantTable(
        TenantId id,
        PlanTable plan,
        List<HostClaim> hosts,
        List<IssuerTable> issuers,
        List<UpstreamTable> upstreams,
        List<RouteTable> routes) {
    /// A tenant whose callers have API keys, or need nothing.
    public TenantTable(
            TenantId id,
            PlanTable plan,
            List<HostClaim> hosts,
            List<UpstreamTable> upstreams,
            List<RouteTable> routes) {
        this(id, plan, hosts, List.of(), upstreams, routes);
    }

    public TenantTable {
        hosts = hosts.stream().sorted(Comparator.comparing(HostClaim::host)).toList();
        issuers =
                issuers.stream().sorted(Comparator.comparing(IssuerTable::name)).toList();
        upstreams = upstreams.stream()
                .sorted(Comparator.comparing(UpstreamTable::api).thenComparing(UpstreamTable::name))
                .toList();
        routes = routes.stream()
                .sorted(Comparator.comparing(RouteTable::api).thenComparing(RouteTable::id))
                .toList();
    }

    /// Whether some route reads API keys from the query.
    public boolean readsKeysInQuery() {
        return routes.stream()
                .flatMap(route -> route.policies().stream())
                .anyMatch(config -> config instanceof AuthConfig auth && readsQuery(auth));
    }

    /// What `iss` is in tokens that some route accepts.
    public SortedSet<String> acceptedIssuers() {
        Set<String> names = new HashSet<>();
        routes.forEach(route -> names.addAll(route.issuers()));
        return issuers.stream()
                .filter(issuer -> names.contains(issuer.name()))
                .map(IssuerTable::issuer)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean readsQuery(AuthConfig auth) {
        return auth.anyOf().stream().anyMatch(source -> switch (source) {
            case AuthConfig.ApiKey key -> key.inQuery();
            case AuthConfig.Jwt jwt -> false;
        });
    }

    /// This tenant's routes for the matcher, which tells them by their places in [#routes()].
    ///
    /// @param made what each of them became, in their order
    public <R> TenantRoutes<R> routes(List<R> made) {
        return TenantRoutes.of(id, hosts.stream().map(HostClaim::host).toList(), readsKeysInQuery(), made, routes);
    }

    /// Lists this tenant's routes whose paths take the request, and how each fared.
    public List<RouteCandidate<RouteTable>> candidates(MatchRequest request) {
        List<HostPattern> own = hosts.stream().map(HostClaim::host).toList();
        return RouteCandidate.of(routes, RouteTable::rule, own, request);
    }
}
