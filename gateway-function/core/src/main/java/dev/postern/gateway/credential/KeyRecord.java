package dev.postern.gateway.credential;

import dev.postern.config.value.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What is stored of an API key.
///
/// @param id             unique among all keys
/// @param userId         whose key it is
/// @param active         false when it was disabled
/// @param expiresAt      the first moment at which it no longer works; empty for never
/// @param limitPerMinute its own limit in place of the plan's, at least 1
/// @param limitPerDay    its own limit in place of the plan's, at least 1
public record KeyRecord(
        String id,
        TenantId tenant,
        UUID userId,
        SecretHash secretHash,
        boolean active,
        Optional<Instant> expiresAt,
        OptionalLong limitPerMinute,
        OptionalLong limitPerDay,
        Instant createdAt) {

    /// Whether its time has come; says nothing of [#active].
    public boolean expired(Instant now) {
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
    }
}
