package dev.postern.gateway.live;

import dev.postern.config.table.RouteTable;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.http.ForwardedHeaders;
import dev.postern.gateway.upstream.Upstream;
import java.util.List;

/// One route ready to serve.
///
/// @param policies        in the order in which they are decided
/// @param withoutQueryKey whether an API key is taken out of the query: wherever the tenant lets the query carry one,
///                        whatever this route asks for, unless the route passes credentials on
/// @param headers         which of the client's the upstream gets, and what is set, secrets included
public record LiveRoute(
        RouteTable table, List<Policy> policies, Upstream upstream, boolean withoutQueryKey, ForwardedHeaders headers) {
    public LiveRoute {
        policies = List.copyOf(policies);
    }
}
