package dev.postern.gateway.server.admin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks for a new key.
///
/// @param tenant         whose APIs it opens
/// @param name           what people call it
/// @param expiresAt      RFC 3339, in the future; left out for never
/// @param scopes         what it may do; an order and what is there twice have no meaning
/// @param plan           in place of the tenant's
/// @param limitPerMinute in place of the plan's
/// @param limitPerDay    in place of the plan's
public record NewKey(
        @NotNull(message = "the id of a user is expected") UUID userId,
        @NotNull(message = "the id of a tenant is expected") String tenant,

        @Pattern(regexp = KeyTerms.NAME, message = KeyTerms.NAME_EXPECTED) @Nullable
        String name,

        @Pattern(regexp = KeyTerms.TIME, message = KeyTerms.TIME_EXPECTED) @Nullable
        String expiresAt,

        @Size(max = KeyTerms.MOST_SCOPES, message = KeyTerms.SCOPES_EXPECTED) @Nullable
        List<
                        @NotNull(message = KeyTerms.SCOPE_EXPECTED)
                        @Pattern(regexp = KeyTerms.SCOPE, message = KeyTerms.SCOPE_EXPECTED) String>
                scopes,

        @Pattern(regexp = KeyTerms.NAME, message = KeyTerms.PLAN_EXPECTED) @Nullable
        String plan,

        @Min(value = 1, message = KeyTerms.LIMIT_EXPECTED)
        @Max(value = KeyTerms.MAX_LIMIT, message = KeyTerms.LIMIT_EXPECTED)
        @Nullable
        Long limitPerMinute,

        @Min(value = 1, message = KeyTerms.LIMIT_EXPECTED)
        @Max(value = KeyTerms.MAX_LIMIT, message = KeyTerms.LIMIT_EXPECTED)
        @Nullable
        Long limitPerDay) {}
