package dev.postern.gateway.server.admin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks for a new key.
///
/// @param tenant         whose APIs it opens
/// @param limitPerMinute in place of the plan's
/// @param limitPerDay    in place of the plan's
public record NewKey(
        @NotNull(message = "the id of a user is expected") UUID userId,
        @NotNull(message = "the id of a tenant is expected") String tenant,

        @Min(value = 1, message = KeyPatch.LIMIT) @Max(value = KeyPatch.MAX_LIMIT, message = KeyPatch.LIMIT) @Nullable
        Long limitPerMinute,

        @Min(value = 1, message = KeyPatch.LIMIT) @Max(value = KeyPatch.MAX_LIMIT, message = KeyPatch.LIMIT) @Nullable
        Long limitPerDay) {}
