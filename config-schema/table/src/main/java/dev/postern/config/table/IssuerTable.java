package dev.postern.config.table;

import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.TokenAlgorithm;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One issuer of tokens that a tenant trusts. What differs by route stands in
/// [dev.postern.config.policy.AuthConfig.Jwt].
///
/// @param name        unique in the tenant
/// @param issuer      what `iss` must be, to the character
/// @param keys        where its keys come from
/// @param clockSkew   how far its clock and ours may be apart, for `exp`, `nbf` and `iat`; at most five minutes
/// @param required    claims that must be there, besides `iss` and `exp`
/// @param tenantClaim what must name the tenant, where the issuer serves others too
/// @param claims      where the lists of names stand
public record IssuerTable(
        String name,
        String issuer,
        KeySource keys,
        Duration clockSkew,
        SortedSet<ClaimPath> required,
        Optional<TenantClaim> tenantClaim,
        Claims claims) {
    /// The most that clocks may be apart.
    public static final Duration MOST_SKEW = Duration.ofMinutes(5);

    /// Where the keys of an issuer come from.
    public sealed interface KeySource {
        /// The `jwks_uri` of the issuer's discovery document (OpenID Connect Discovery 1.0, section 4).
        record Discovery() implements KeySource {}

        /// A key set (RFC 7517) at this address.
        record KeySet(String url) implements KeySource {}

        /// A secret that both know, for HS algorithms alone.
        ///
        /// @param name as [HeaderValue.SecretReference] has it
        record SharedSecret(String name, SortedSet<TokenAlgorithm> algorithms) implements KeySource {
            public SharedSecret {
                algorithms = Collections.unmodifiableSortedSet(new TreeSet<>(algorithms));
            }
        }
    }

    /// @param value what the claim must be, or hold
    public record TenantClaim(ClaimPath claim, String value) {}

    /// Where in its tokens the names stand.
    ///
    /// @param scopes a text parted by spaces (RFC 8693, section 4.2) or a list
    public record Claims(ClaimPath roles, ClaimPath permissions, ClaimPath scopes) {
        /// Where they stand if nothing else is said.
        public static final Claims USUAL =
                new Claims(new ClaimPath("roles"), new ClaimPath("permissions"), new ClaimPath("scope"));
    }

    public IssuerTable {
        required = Collections.unmodifiableSortedSet(new TreeSet<>(required));
    }
}
