package dev.postern.gateway.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key as the management API shows it.
///
/// @param limitPerMinute the one in force: its own, else the plan's; null where the tenant is in no bundle any more
/// @param limitPerDay    likewise
/// @param key            the whole key with its secret, in the answer to its creation and nowhere else
public record KeyView(
        String id,
        UUID userId,
        String tenant,
        boolean active,
        @Nullable Long limitPerMinute,
        @Nullable Long limitPerDay,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {
    KeyView with(String wholeKey) {
        return new KeyView(id, userId, tenant, active, limitPerMinute, limitPerDay, createdAt, wholeKey);
    }

    /// Never the secret.
    @Override
    public String toString() {
        return "KeyView[" + tenant + "/" + id + "]";
    }
}
