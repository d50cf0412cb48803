package dev.postern.gateway.live;

import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.table.Bundle;
import dev.postern.config.table.Part;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.http.FixedHeaders;
import dev.postern.gateway.secret.SecretSource;
import dev.postern.gateway.upstream.Upstream;
import dev.postern.gateway.upstream.Upstreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a tenant's part of a bundle and makes it ready to serve. Blocking: for a worker thread.
final class TenantLoader {
    private record UpstreamName(String api, String name) {}

    /// An upstream, and what is set on the requests to it; a new secret leaves the upstream's state as it is.
    private record Reached(Upstream upstream, FixedHeaders headers) {}

    private final PolicyFactory policies;
    private final Upstreams upstreams;
    private final SecretSource secrets;

    TenantLoader(PolicyFactory policies, Upstreams upstreams, SecretSource secrets) {
        this.policies = policies;
        this.upstreams = upstreams;
        this.secrets = secrets;
    }

    TenantLoad load(Bundle bundle, TenantId tenant) {
        return switch (bundle.part(tenant)) {
            case Part.Read read -> bringUp(read.table());
            case Part.Missing missing -> new TenantLoad.Failed("the bundle has no part for tenant " + tenant);
            case Part.Damaged damaged -> new TenantLoad.Failed(damaged.reason());
        };
    }

    private TenantLoad bringUp(TenantTable table) {
        Map<UpstreamName, Reached> byName = new HashMap<>();
        for (UpstreamTable upstream : table.upstreams()) {
            switch (UpstreamHeaders.read(table.id(), upstream, secrets)) {
                case UpstreamHeaders.Ready(FixedHeaders headers) ->
                    byName.put(
                            new UpstreamName(upstream.api(), upstream.name()),
                            new Reached(upstreams.of(table.id(), upstream), headers));
                case UpstreamHeaders.Failed(String reason) -> {
                    return new TenantLoad.Failed(reason);
                }
            }
        }
        boolean keyInQuery = table.readsKeysInQuery();
        List<LiveRoute> routes = new ArrayList<>(table.routes().size());
        // Routes of a tenant mostly share their configs; equal ones share one policy, and one chain.
        Map<PolicyConfig, Policy> built = new HashMap<>();
        Map<List<PolicyConfig>, List<Policy>> chains = new HashMap<>();
        for (RouteTable route : table.routes()) {
            Reached upstream = byName.get(new UpstreamName(route.api(), route.upstream()));
            if (upstream == null) {
                return new TenantLoad.Failed("route " + route.api() + "/" + route.id() + " names an unknown upstream");
            }
            List<Policy> chain = chains.computeIfAbsent(
                    route.policies(),
                    configs -> configs.stream()
                            .map(config -> built.computeIfAbsent(config, policies::create))
                            .toList());
            routes.add(new LiveRoute(route, chain, upstream.upstream(), keyInQuery, upstream.headers()));
        }
        return new TenantLoad.Loaded(new LiveTenant(table, table.routes(routes, LiveRoute::table)));
    }
}
