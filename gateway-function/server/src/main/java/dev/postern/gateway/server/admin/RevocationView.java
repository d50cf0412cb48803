package dev.postern.gateway.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A revocation as the management API shows it: `tokenId`, `sessionId`, `subject` and `issuedBefore` as it was asked
/// for, those of them alone that it is by.
///
/// @param expiresAt when it ends; null where only its deletion ends it
public record RevocationView(
        UUID id,
        String tenant,
        String issuer,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String tokenId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sessionId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subject,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant issuedBefore,
        @Nullable Instant expiresAt,
        @Nullable String reason,
        Instant createdAt) {
    /// No claim.
    @Override
    public String toString() {
        return "RevocationView[" + tenant + ", " + id + "]";
    }
}
