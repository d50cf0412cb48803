package dev.postern.gateway.credential;

import dev.postern.config.value.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// What is stored of an API key.
///
/// @param id             unique among all keys
/// @param userId         whose key it is
/// @param previousSecret works too, for a time
/// @param active         false when it was disabled
/// @param expiresAt      the first moment at which it no longer works; empty for never
/// @param scopes         what it was given; empty where it was given none
/// @param limitPerMinute in place of the tenant's plan's: its own, else that of a plan of its own; at least 1
/// @param limitPerDay    in place of the tenant's plan's: its own, else that of a plan of its own; at least 1
public record KeyRecord(
        String id,
        TenantId tenant,
        UUID userId,
        SecretHash secretHash,
        Optional<PreviousSecret> previousSecret,
        boolean active,
        Optional<Instant> expiresAt,
        Set<String> scopes,
        OptionalLong limitPerMinute,
        OptionalLong limitPerDay,
        Instant createdAt) {
    public KeyRecord {
        scopes = Set.copyOf(scopes);
    }

    /// Whether a secret is the key's, or was until its last rotation and still works. Looks at both in any case, so
    /// that the time tells neither which one it was nor how near it came.
    public boolean isProvedBy(SecretHash secret, Instant now) {
        boolean isCurrent = secretHash.matches(secret);
        if (previousSecret.isEmpty()) {
            return isCurrent;
        }
        PreviousSecret previous = previousSecret.get();
        boolean isPrevious = previous.hash().matches(secret);
        boolean overlaps = now.isBefore(previous.validUntil());
        return isCurrent || (isPrevious && overlaps);
    }

    /// Whether its time has come; says nothing of [#active].
    public boolean expired(Instant now) {
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
    }
}
