package dev.postern.gateway.usage;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.MatchedRoute;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One answered request of a tenant. A request to an unknown host belongs to nobody and makes none.
///
/// @param at            when the request came
/// @param keyId         the key that it was identified by
/// @param route         null where none was matched
/// @param path          the canonical path, without the query
/// @param status        what the client was answered
/// @param latencyMicros from the request's first byte to the reply's last
public record UsageEvent(
        Instant at,
        TenantId tenant,
        Optional<String> keyId,
        @Nullable MatchedRoute route,
        String method,
        String path,
        int status,
        long latencyMicros,
        long requestBytes,
        long replyBytes) {
    /// Empty where no route was matched.
    String apiName() {
        return route == null ? "" : route.api();
    }

    /// Empty where no route was matched; may have to be fetched from memory.
    String routeId() {
        return route == null ? "" : route.id();
    }

    /// The same event, which keeps no table of its tenant.
    UsageEvent named() {
        return route instanceof MatchedRoute.Numbered numbered
                ? new UsageEvent(
                        at,
                        tenant,
                        keyId,
                        numbered.named(),
                        method,
                        path,
                        status,
                        latencyMicros,
                        requestBytes,
                        replyBytes)
                : this;
    }
}
