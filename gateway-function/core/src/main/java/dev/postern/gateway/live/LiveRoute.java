package dev.postern.gateway.live;

import dev.postern.config.table.RouteTable;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.upstream.Upstream;
import java.util.List;

/// One route ready to serve.
///
/// @param policies in the order in which they are decided
/// @param ofKeys   what passes of requests that a key was proved of
/// @param ofOthers what passes of those of a token's holder, or of nobody
public record LiveRoute(
        RouteTable table, List<Policy> policies, Upstream upstream, PassedOn ofKeys, PassedOn ofOthers) {
    public LiveRoute {
        policies = List.copyOf(policies);
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
