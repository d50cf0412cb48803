package dev.postern.config.table;

import dev.postern.config.match.HostMatch;
import dev.postern.config.match.HostNames;
import dev.postern.config.match.MatchRequest;
import dev.postern.config.match.RequestMatch;
import dev.postern.config.match.RequestMatcher;
import dev.postern.config.match.RouteCandidate;
import dev.postern.config.match.TenantMatch;
import dev.postern.config.match.TenantRoutes;
import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Matches requests against a whole table in memory, as a gateway with its bundle does; safe from any thread.
public final class TableMatcher {
    /// Whose a host is, and if it is one tenant's alone, that tenant: its id need not be looked up.
    private record Owner(HostMatch match, @Nullable Tenant alone) {}

    private static final Owner NOBODY = new Owner(HostMatch.Unknown.UNKNOWN, null);

    private final Map<TenantId, Tenant> tenants;
    private final HostNames<Owner> hosts;

    public TableMatcher(RoutingTable table) {
        this.tenants =
                table.tenants().values().stream().collect(Collectors.toUnmodifiableMap(TenantTable::id, Tenant::new));
        Map<HostPattern, Owner> owners = new HashMap<>();
        table.hosts().forEach((host, match) -> owners.put(host, owner(match)));
        this.hosts = new HostNames<>(owners);
    }

    private Owner owner(HostMatch match) {
        return new Owner(match, match instanceof HostMatch.Owned(TenantId tenant) ? tenants.get(tenant) : null);
    }

    /// Finds what the request leads to.
    public RequestMatch<RouteTable> match(MatchRequest request) {
        Owner owner = owner(request);
        return switch (RequestMatcher.tenant(owner.match(), request)) {
            case TenantMatch.UnknownHost unknown -> new RequestMatch.UnknownHost<>();
            case TenantMatch.Untold untold -> new RequestMatch.UnknownTenant<>();
            case TenantMatch.IndexDamaged(String reason) -> new RequestMatch.IndexDamaged<>(reason);
            case TenantMatch.Told told ->
                RequestMatcher.route(told, tenant(owner, told).routes(), request);
        };
    }

    /// Lists the routes whose paths take the request, and how each fared; none where no tenant is told.
    public List<RouteCandidate<RouteTable>> candidates(MatchRequest request) {
        Owner owner = owner(request);
        if (RequestMatcher.tenant(owner.match(), request) instanceof TenantMatch.Told told) {
            TenantTable part = tenant(owner, told).table();
            return told.certain() || part.readsKeysInQuery() ? part.candidates(request) : List.of();
        }
        return List.of();
    }

    private Owner owner(MatchRequest request) {
        Host host = request.host();
        Owner owner = host == null ? null : hosts.find(host);
        return owner == null ? NOBODY : owner;
    }

    private Tenant tenant(Owner owner, TenantMatch.Told told) {
        Tenant alone = owner.alone();
        return alone == null
                ? Objects.requireNonNull(tenants.get(told.tenant()), "hosts lead to tenants of the table")
                : alone;
    }

    /// A tenant whose tree is built when it is first asked for: the command line mostly asks for one tenant of many.
    private static final class Tenant {
        private final TenantTable table;
        private volatile @Nullable TenantRoutes<RouteTable> routes;

        private Tenant(TenantTable table) {
            this.table = table;
        }

        private TenantTable table() {
            return table;
        }

        // Built twice where two ask at once; both are the same.
        private TenantRoutes<RouteTable> routes() {
            TenantRoutes<RouteTable> built = routes;
            if (built == null) {
                built = table.routes(table.routes(), route -> route);
                routes = built;
            }
            return built;
        }
    }
}
