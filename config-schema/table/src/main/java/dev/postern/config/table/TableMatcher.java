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
    /// Whose a host is: a tenant that has it alone need not be looked up by its id.
    private sealed interface Owner {
        /// @param match anything but a tenant's own host
        record Other(HostMatch match) implements Owner {}
    }

    private static final Owner NOBODY = new Owner.Other(HostMatch.Unknown.UNKNOWN);

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
        return match instanceof HostMatch.Owned(TenantId tenant) ? tenant(tenant) : new Owner.Other(match);
    }

    /// Finds what the request leads to.
    public RequestMatch<RouteTable> match(MatchRequest request) {
        return switch (owner(request)) {
            case Tenant tenant -> RequestMatcher.route(tenant.routes(), request);
            case Owner.Other(HostMatch match) ->
                switch (RequestMatcher.tenant(match, request)) {
                    case TenantMatch.UnknownHost unknown -> new RequestMatch.UnknownHost<>();
                    case TenantMatch.Untold untold -> new RequestMatch.UnknownTenant<>();
                    case TenantMatch.IndexDamaged(String reason) -> new RequestMatch.IndexDamaged<>(reason);
                    case TenantMatch.Told told ->
                        RequestMatcher.route(told, tenant(told.tenant()).routes(), request);
                };
        };
    }

    /// Lists the routes whose paths take the request, and how each fared; none where no tenant is told.
    public List<RouteCandidate<RouteTable>> candidates(MatchRequest request) {
        return switch (owner(request)) {
            case Tenant tenant -> tenant.table.candidates(request);
            case Owner.Other(HostMatch match)
            when RequestMatcher.tenant(match, request) instanceof TenantMatch.Told(TenantId id, boolean certain) -> {
                TenantTable table = tenant(id).table;
                yield certain || table.readsKeysInQuery() ? table.candidates(request) : List.of();
            }
            case Owner.Other other -> List.of();
        };
    }

    private Owner owner(MatchRequest request) {
        Host host = request.host();
        Owner owner = host == null ? null : hosts.find(host);
        return owner == null ? NOBODY : owner;
    }

    private Tenant tenant(TenantId id) {
        return Objects.requireNonNull(tenants.get(id), "hosts lead to tenants of the table");
    }

    /// A tenant whose tree is built when it is first asked for: the command line mostly asks for one tenant of many.
    private static final class Tenant implements Owner {
        private final TenantTable table;
        private volatile @Nullable TenantRoutes<RouteTable> routes;

        private Tenant(TenantTable table) {
            this.table = table;
        }

        // Built twice where two ask at once; both are the same.
        private TenantRoutes<RouteTable> routes() {
            TenantRoutes<RouteTable> built = routes;
            if (built == null) {
                built = table.routes(table.routes());
                routes = built;
            }
            return built;
        }
    }
}
