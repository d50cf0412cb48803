package dev.postern.gateway.live;

import dev.postern.config.table.RouteTable;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.http.FixedHeaders;
import dev.postern.gateway.upstream.Upstream;
import java.util.List;

/// One route ready to serve.
///
/// @param policies   in the order in which they are decided
/// @param keyInQuery whether the tenant lets the query carry an API key, which then must not reach the upstream,
///                   whatever this route asks for
/// @param headers    what is set on each request to the upstream, secrets included
public record LiveRoute(
        RouteTable table, List<Policy> policies, Upstream upstream, boolean keyInQuery, FixedHeaders headers) {
    public LiveRoute {
        policies = List.copyOf(policies);
    }
}
