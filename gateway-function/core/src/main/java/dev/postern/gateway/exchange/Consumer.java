package dev.postern.gateway.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// Whom the credential of a request identifies.
public sealed interface Consumer {
    /// Nobody: no credential was asked for, or none has been proved yet.
    record Anonymous() implements Consumer {
        static final Anonymous ANONYMOUS = new Anonymous();
    }

    /// The holder of an API key of the request's tenant.
    ///
    /// @param keyId          never secret
    /// @param userId         whose key it is
    /// @param scopes         what the key was given, as RFC 6749 writes scopes; empty where it was given none
    /// @param limitPerMinute takes the place of the tenant's plan's, where present
    /// @param limitPerDay    takes the place of the tenant's plan's, where present
    /// @param expiresAt      the first moment at which the key no longer holds; empty for never
    record KeyHolder(
            String keyId,
            UUID userId,
            Set<String> scopes,
            OptionalLong limitPerMinute,
            OptionalLong limitPerDay,
            Optional<Instant> expiresAt)
            implements Consumer {
        public KeyHolder {
            scopes = Set.copyOf(scopes);
        }
    }

    /// The holder of a token of one of the tenant's issuers.
    ///
    /// @param issuer as the tenant's config names it
    record TokenHolder(String issuer, Claims claims) implements Consumer {
        /// No claim.
        @Override
        public String toString() {
            return "TokenHolder[" + issuer + "]";
        }
    }

    static Consumer anonymous() {
        return Anonymous.ANONYMOUS;
    }
}
