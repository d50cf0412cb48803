package dev.postern.gateway.usage;

import dev.postern.config.value.TenantId;
import java.time.Instant;
import java.util.Optional;

/// One answered request of a tenant. A request to an unknown host belongs to nobody and makes none.
///
/// @param at            when the request came
/// @param keyId         the key that it was identified by
/// @param api           empty when no API matched
/// @param route         empty when no route matched
/// @param path          the canonical path, without the query
/// @param status        what the client was answered
/// @param latencyMicros from the request's first byte to the reply's last
public record UsageEvent(
        Instant at,
        TenantId tenant,
        Optional<String> keyId,
        String api,
        String route,
        String method,
        String path,
        int status,
        long latencyMicros,
        long requestBytes,
        long replyBytes) {}
