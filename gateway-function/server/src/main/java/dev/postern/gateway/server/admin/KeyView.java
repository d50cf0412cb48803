package dev.postern.gateway.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key as the management API shows it.
///
/// @param name           what people call it
/// @param expiresAt      the first moment at which it no longer works; null for never
/// @param scopes         in order, each once
/// @param plan           its own; null where it is on its tenant's
/// @param limitPerMinute the one in force: its own, else its plan's, else its tenant's plan's; null where the tenant
///                       is in no bundle any more
/// @param limitPerDay    likewise
/// @param previousValidUntil until when the secret before the last rotation works; null where it does not
/// @param key            the whole key with its secret, in the answer that made the secret and nowhere else
public record KeyView(
        String id,
        UUID userId,
        String tenant,
        @Nullable String name,
        boolean active,
        @Nullable Instant expiresAt,
        List<String> scopes,
        @Nullable String plan,
        @Nullable Long limitPerMinute,
        @Nullable Long limitPerDay,
        Instant createdAt,
        @Nullable Instant previousValidUntil,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {
    /// Never the secret.
    @Override
    public String toString() {
        return "KeyView[" + tenant + "/" + id + "]";
    }
}
