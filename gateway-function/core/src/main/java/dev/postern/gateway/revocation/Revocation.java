package dev.postern.gateway.revocation;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.token.Token;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// One row of what is revoked. Its text form shows no claim.
///
/// @param expiresAt when the last token that it covers has ended by its own `exp`; empty for never
public record Revocation(UUID id, TenantId tenant, Revoked revoked, Optional<Instant> expiresAt) {
    /// Whether it is in force and covers a token of its tenant.
    ///
    /// It is in force a little longer than it says, for as long as an issuer's clock skew may let a token live on.
    boolean covers(Token token, InstantSource clock) {
        return revoked.covers(token)
                && (expiresAt.isEmpty()
                        || clock.instant().isBefore(expiresAt.get().plus(IssuerTable.MOST_SKEW)));
    }

    @Override
    public String toString() {
        return "Revocation[" + tenant + ", " + id + "]";
    }
}
