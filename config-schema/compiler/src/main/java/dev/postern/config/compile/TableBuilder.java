package dev.postern.config.compile;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.merge.IssuersInForce;
import dev.postern.config.merge.Level;
import dev.postern.config.merge.PoliciesInForce;
import dev.postern.config.merge.RoutePolicies;
import dev.postern.config.merge.TimeoutsInForce;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.PlanModel;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.model.RouteModel;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.UpstreamModel;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.HeaderValue;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns a config without problems into the table; whatever is a set is sorted.
final class TableBuilder {
    private final PlatformFile platform;
    private final Config config;
    private final CompileOptions options;
    private final Map<RouteKey, SourcePosition> positions = new HashMap<>();
    /// Takes what [PoliciesInForce] says again; the checks have already found none of it.
    private final List<Problem> none = new ArrayList<>();

    TableBuilder(Config config, CompileOptions options) {
        this.platform = config.platform().orElseThrow();
        this.config = config;
        this.options = options;
    }

    Compiled build() {
        Map<String, List<ApiFile>> apis = new HashMap<>();
        config.apis()
                .forEach(api -> apis.computeIfAbsent(api.folder(), key -> new ArrayList<>())
                        .add(api));
        PoliciesInForce inForce = PoliciesInForce.NOTHING.and(Level.PLATFORM, platform.policies(), none);
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        for (TenantFile tenant : config.tenants().values()) {
            TenantId id = new TenantId(tenant.folder());
            PoliciesInForce policies = inForce.and(Level.TENANT, tenant.policies(), none);
            tenants.put(id, tenant(id, tenant, apis.getOrDefault(tenant.folder(), List.of()), policies));
        }
        return new Compiled(config, new RoutingTable(tenants), positions);
    }

    private TenantTable tenant(TenantId id, TenantFile file, List<ApiFile> apis, PoliciesInForce inForce) {
        PlanModel plan = plan(file.plan().orElseThrow().value());
        List<UpstreamTable> upstreams = new ArrayList<>();
        List<RouteTable> routes = new ArrayList<>();
        Map<TargetAddress, Set<HeaderName>> told = told(apis, inForce);
        for (ApiFile api : apis) {
            PoliciesInForce policies = inForce.and(Level.API, api.policies(), none);
            Map<String, Set<HeaderName>> believed = believed(api, told);
            api.upstreams().forEach(upstream -> upstreams.add(upstream(api, upstream)));
            for (RouteModel route : api.routes()) {
                RouteTable table = route(file, api, route, policies, plan, believed);
                routes.add(table);
                positions.put(
                        new RouteKey(id, table.api(), table.id()), route.place().position());
            }
        }
        upstreams.sort(Comparator.comparing(UpstreamTable::api).thenComparing(UpstreamTable::name));
        routes.sort(Comparator.comparing(RouteTable::api).thenComparing(RouteTable::id));
        List<HostClaim> hosts = file.hosts().stream()
                .map(host -> new HostClaim(host.host().value(), host.shared()))
                .sorted(Comparator.comparing(HostClaim::host))
                .toList();
        return new TenantTable(
                id, planTable(plan), hosts, IssuersInForce.tables(file.issuers(), file.folder()), upstreams, routes);
    }

    /// The headers under which each of a tenant's services is told something of callers, on whichever route of
    /// whichever API: a service is where it listens, however many upstreams are named for it.
    private Map<TargetAddress, Set<HeaderName>> told(List<ApiFile> apis, PoliciesInForce above) {
        Map<TargetAddress, Set<HeaderName>> told = new HashMap<>();
        for (ApiFile api : apis) {
            PoliciesInForce ofApi = above.and(Level.API, api.policies(), none);
            Map<String, Set<HeaderName>> names = new HashMap<>();
            for (RouteModel route : api.routes()) {
                PoliciesInForce policies = ofApi.and(Level.ROUTE, route.policies(), none);
                names.computeIfAbsent(route.upstream().orElseThrow().value(), key -> new TreeSet<>())
                        .addAll(policies.identity().names());
            }
            for (UpstreamModel upstream : api.upstreams()) {
                Set<HeaderName> ofUpstream = names.getOrDefault(upstream.name().value(), Set.of());
                upstream.targets()
                        .forEach(target -> told.computeIfAbsent(target.address().value(), key -> new TreeSet<>())
                                .addAll(ofUpstream));
            }
        }
        return told;
    }

    /// The headers that each upstream of an API believes.
    private static Map<String, Set<HeaderName>> believed(ApiFile api, Map<TargetAddress, Set<HeaderName>> told) {
        Map<String, Set<HeaderName>> believed = new HashMap<>();
        for (UpstreamModel upstream : api.upstreams()) {
            Set<HeaderName> names = new TreeSet<>();
            upstream.targets()
                    .forEach(target ->
                            names.addAll(told.getOrDefault(target.address().value(), Set.of())));
            believed.put(upstream.name().value(), names);
        }
        return believed;
    }

    private RouteTable route(
            TenantFile tenant,
            ApiFile api,
            RouteModel route,
            PoliciesInForce above,
            PlanModel plan,
            Map<String, Set<HeaderName>> believed) {
        PoliciesInForce policies = above.and(Level.ROUTE, route.policies(), none);
        String upstream = route.upstream().orElseThrow().value();
        return new RouteTable(
                api.stem(),
                route.id().orElseThrow().value(),
                hosts(tenant, api),
                route.methods().orElseThrow(),
                api.pathOf(route).orElseThrow(),
                route.conditions().orElseThrow(),
                upstream,
                RoutePolicies.compile(policies, tenant, api, route, plan, believed.getOrDefault(upstream, Set.of())));
    }

    /// To name all hosts means the same as to name none.
    private static SortedSet<HostPattern> hosts(TenantFile tenant, ApiFile api) {
        SortedSet<HostPattern> named = new TreeSet<>();
        api.hosts().orElseThrow().forEach(host -> named.add(host.value()));
        boolean all = tenant.hosts().stream()
                .allMatch(host -> named.contains(host.host().value()));
        return all ? Collections.emptySortedSet() : named;
    }

    private UpstreamTable upstream(ApiFile api, UpstreamModel upstream) {
        Timeouts defaults = TimeoutsInForce.merge(TimeoutsInForce.BUILT_IN, platform.defaults());
        List<Target> targets = upstream.targets().stream()
                .map(target -> new Target(retarget(target.address().value()), target.weight()))
                .sorted(Comparator.comparing(Target::address))
                .toList();
        TreeMap<HeaderName, HeaderValue> headers = new TreeMap<>();
        upstream.headers()
                .forEach(header ->
                        headers.put(header.name().value(), header.value().value()));
        return new UpstreamTable(
                api.stem(),
                upstream.name().value(),
                targets,
                TimeoutsInForce.merge(defaults, upstream.timeouts()),
                headers);
    }

    private TargetAddress retarget(TargetAddress address) {
        return options.retarget().getOrDefault(address, address);
    }

    private PlanModel plan(String name) {
        return platform.plans().stream()
                .filter(plan -> plan.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PlanTable planTable(PlanModel plan) {
        return new PlanTable(
                plan.name().value(),
                plan.perMinute().orElseThrow().value(),
                plan.perDay().orElseThrow().value());
    }
}
