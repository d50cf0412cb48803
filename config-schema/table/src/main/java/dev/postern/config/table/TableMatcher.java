package dev.postern.config.table;

import dev.postern.config.match.HostIndex;
import dev.postern.config.match.HostMatch;
import dev.postern.config.match.MatchRequest;
import dev.postern.config.match.RequestMatch;
import dev.postern.config.match.RequestMatcher;
import dev.postern.config.match.RouteCandidate;
import dev.postern.config.match.TenantMatch;
import dev.postern.config.match.TenantRoutes;
import dev.postern.config.value.Host;
import dev.postern.config.value.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Matches requests against a whole table in memory, as a gateway with its bundle does; safe from any thread.
public final class TableMatcher {
    private final RoutingTable table;
    private final HostIndex hosts;
    private final Map<TenantId, TenantRoutes<RouteTable>> tenants = new ConcurrentHashMap<>();

    public TableMatcher(RoutingTable table) {
        this.table = table;
        this.hosts = new HostIndex(table.hosts());
    }

    /// Finds what the request leads to.
    public RequestMatch<RouteTable> match(MatchRequest request) {
        return switch (tenant(request)) {
            case TenantMatch.UnknownHost unknown -> new RequestMatch.UnknownHost<>();
            case TenantMatch.Untold untold -> new RequestMatch.UnknownTenant<>();
            case TenantMatch.IndexDamaged(String reason) -> new RequestMatch.IndexDamaged<>(reason);
            case TenantMatch.Told told -> RequestMatcher.route(told, routes(told.tenant()), request);
        };
    }

    /// Lists the routes whose paths take the request, and how each fared; none where no tenant is told.
    public List<RouteCandidate<RouteTable>> candidates(MatchRequest request) {
        return tenant(request) instanceof TenantMatch.Told(TenantId tenant, boolean certain)
                        && (certain || part(tenant).readsKeysInQuery())
                ? part(tenant).candidates(request)
                : List.of();
    }

    private TenantMatch tenant(MatchRequest request) {
        Host host = request.host();
        HostMatch owner = host == null ? HostMatch.Unknown.UNKNOWN : hosts.find(host);
        return RequestMatcher.tenant(owner, request);
    }

    private TenantTable part(TenantId tenant) {
        return Objects.requireNonNull(table.tenants().get(tenant), "hosts lead to tenants of the table");
    }

    // Built when first asked for: the command line mostly asks for one tenant of many. What is there already is
    // found without a lock.
    private TenantRoutes<RouteTable> routes(TenantId tenant) {
        TenantRoutes<RouteTable> built = tenants.get(tenant);
        return built != null
                ? built
                : tenants.computeIfAbsent(tenant, id -> part(id).routes(part(id).routes(), route -> route));
    }
}
