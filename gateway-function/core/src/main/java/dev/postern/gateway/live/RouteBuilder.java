package dev.postern.gateway.live;

import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.HeaderName;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.http.FixedHeaders;
import dev.postern.gateway.http.ForwardedHeaders;
import dev.postern.gateway.live.PassedOn.QueryKey;
import dev.postern.gateway.upstream.Upstream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes a tenant's routes ready to serve.
///
/// Routes of a tenant mostly share their configs: equal ones share one policy, one chain, one rule for headers, and
/// where they lead to the same upstream all that they became.
final class RouteBuilder {
    record UpstreamName(String api, String name) {}

    /// An upstream, and what is set on the requests to it; a new secret leaves the upstream's state as it is.
    record Reached(Upstream upstream, FixedHeaders headers) {}

    /// All by which what becomes of one route may differ from what becomes of another.
    private record Parts(List<PolicyConfig> policies, Reached upstream) {}

    private record HeaderKey(FixedHeaders fixed, List<HeaderName> withheld) {}

    private final TenantTable table;
    private final Map<UpstreamName, Reached> upstreams;
    private final Function<PolicyConfig, Policy> policies;
    private final Map<PolicyConfig, Policy> built = new HashMap<>();
    private final Map<List<PolicyConfig>, List<Policy>> chains = new HashMap<>();
    private final Map<List<PolicyConfig>, WithheldHeaders> ofKeys = new HashMap<>();
    private final Map<List<PolicyConfig>, WithheldHeaders> ofOthers = new HashMap<>();
    private final Map<HeaderKey, ForwardedHeaders> headers = new HashMap<>();
    private final Map<PassedOn, PassedOn> passedOn = new HashMap<>();
    private final Map<Parts, LiveRoute> routes = new HashMap<>();
    private final boolean readsKeysInQuery;

    RouteBuilder(TenantTable table, Map<UpstreamName, Reached> upstreams, Function<PolicyConfig, Policy> policies) {
        this.table = table;
        this.upstreams = upstreams;
        this.policies = policies;
        this.readsKeysInQuery = table.readsKeysInQuery();
    }

    TenantLoad build() {
        List<LiveRoute> made = new ArrayList<>(table.routes().size());
        for (RouteTable route : table.routes()) {
            Reached upstream = upstreams.get(new UpstreamName(route.api(), route.upstream()));
            if (upstream == null) {
                return new TenantLoad.Failed("route " + route.api() + "/" + route.id() + " names an unknown upstream");
            }
            made.add(routes.computeIfAbsent(new Parts(route.policies(), upstream), this::route));
        }
        return new TenantLoad.Loaded(new LiveTenant(table, table.routes(made)));
    }

    private LiveRoute route(Parts parts) {
        List<PolicyConfig> configs = parts.policies();
        Reached upstream = parts.upstream();
        List<Policy> chain = chains.computeIfAbsent(
                configs,
                all -> all.stream()
                        .map(config -> built.computeIfAbsent(config, policies))
                        .toList());
        return new LiveRoute(
                table,
                chain,
                upstream.upstream(),
                passedOn(upstream, ofKeys.computeIfAbsent(configs, WithheldHeaders::byKey)),
                passedOn(upstream, ofOthers.computeIfAbsent(configs, WithheldHeaders::byToken)));
    }

    private QueryKey queryKey(WithheldHeaders withheld) {
        if (!readsKeysInQuery) {
            return QueryKey.NO_KEY;
        }
        return withheld.passesQueryKey() ? QueryKey.PASSES_IF_IT_DECIDED : QueryKey.WITHHELD;
    }

    private PassedOn passedOn(Reached upstream, WithheldHeaders withheld) {
        ForwardedHeaders forwarded = headers.computeIfAbsent(
                new HeaderKey(upstream.headers(), withheld.headers()),
                key -> ForwardedHeaders.of(key.fixed(), key.withheld()));
        PassedOn passed = new PassedOn(queryKey(withheld), forwarded);
        return passedOn.computeIfAbsent(passed, first -> first);
    }
}
