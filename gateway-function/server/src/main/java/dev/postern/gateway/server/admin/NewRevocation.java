package dev.postern.gateway.server.admin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks that tokens of an issuer hold no longer: one of the token, the session, the subject, or all that were issued
/// before a moment. [RevocationTerms] reads what is asked for.
///
/// @param issuer       as the tenant's config names it
/// @param tokenId      `jti`
/// @param sessionId    `sid`
/// @param subject      `sub`
/// @param issuedBefore RFC 3339; also beside `subject`, whose later tokens hold then
/// @param expiresAt    RFC 3339, when the last token that is meant ends by itself; left out for 30 days, or for never
///                     where a whole issuer is meant
/// @param reason       for people
public record NewRevocation(
        @NotNull(message = "the id of a tenant is expected") String tenant,

        @NotNull(message = RevocationTerms.ISSUER_EXPECTED)
        @Pattern(regexp = RevocationTerms.ISSUER, message = RevocationTerms.ISSUER_EXPECTED)
        String issuer,

        @Pattern(regexp = RevocationTerms.VALUE, message = RevocationTerms.VALUE_EXPECTED) @Nullable
        String tokenId,

        @Pattern(regexp = RevocationTerms.VALUE, message = RevocationTerms.VALUE_EXPECTED) @Nullable
        String sessionId,

        @Pattern(regexp = RevocationTerms.VALUE, message = RevocationTerms.VALUE_EXPECTED) @Nullable
        String subject,

        @Pattern(regexp = KeyTerms.TIME, message = KeyTerms.TIME_EXPECTED) @Nullable
        String issuedBefore,

        @Pattern(regexp = KeyTerms.TIME, message = KeyTerms.TIME_EXPECTED) @Nullable
        String expiresAt,

        @Pattern(regexp = RevocationTerms.REASON, message = RevocationTerms.REASON_EXPECTED) @Nullable
        String reason) {
    /// No claim.
    @Override
    public String toString() {
        return "NewRevocation[" + tenant + ", " + issuer + "]";
    }
}
