package dev.postern.gateway.live;

import dev.postern.config.table.TenantTable;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.upstream.Upstream;
import java.util.List;

/// What is done with requests to a route: one for all of a tenant's routes of which it is the same, so that it is
/// near at hand however many they are.
///
/// @param tenant   whose routes they are
/// @param policies in the order in which they are decided
/// @param ofKeys   what passes of requests that a key was proved of
/// @param ofOthers what passes of those of a token's holder, or of nobody
public record LiveRoute(
        TenantTable tenant, List<Policy> policies, Upstream upstream, PassedOn ofKeys, PassedOn ofOthers) {
    public LiveRoute {
        policies = List.copyOf(policies);
    }

    /// Which of the routes was matched.
    ///
    /// @param number its place among the tenant's routes
    public MatchedRoute numbered(int number) {
        // A route leads to an upstream of its own API.
        return new MatchedRoute.Numbered(tenant, number, upstream.settings().api());
    }

    /// What of this caller's request goes on to the upstream.
    public PassedOn passedOn(Consumer consumer) {
        return switch (consumer) {
            case Consumer.KeyHolder key -> ofKeys;
            case Consumer.TokenHolder token -> ofOthers;
            case Consumer.Anonymous nobody -> ofOthers;
        };
    }
}
