package dev.postern.gateway.live;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.table.RouteTable;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.upstream.Upstream;
import java.util.List;

/// One route ready to serve.
///
/// @param policies   in the order in which they are decided
/// @param keyInQuery whether the query may carry an API key, which must not reach the upstream
public record LiveRoute(RouteTable table, List<Policy> policies, Upstream upstream, boolean keyInQuery) {
    public LiveRoute {
        policies = List.copyOf(policies);
    }

    static LiveRoute of(RouteTable table, List<Policy> policies, Upstream upstream) {
        return new LiveRoute(
                table, policies, upstream, table.policies().stream().anyMatch(LiveRoute::readsQuery));
    }

    private static boolean readsQuery(PolicyConfig config) {
        return config instanceof AuthConfig auth
                && auth.anyOf().stream().anyMatch(source -> switch (source) {
                    case AuthConfig.ApiKey key -> key.inQuery();
                });
    }
}
