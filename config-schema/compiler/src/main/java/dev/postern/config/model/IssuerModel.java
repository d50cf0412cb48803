package dev.postern.config.model;

import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.TokenAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// An issuer of tokens as written; what is left out has its default.
///
/// @param name   under which auth knows it
/// @param jwks   where its keys are published
/// @param secret the name of the secret that it signs with
public record IssuerModel(
        Located<String> name,
        Optional<Located<String>> issuer,
        Optional<Located<String>> jwks,
        Optional<Located<String>> secret,
        SortedSet<String> audiences,
        List<Located<TokenAlgorithm>> algorithms,
        Optional<String> type,
        Optional<Located<Duration>> clockSkew,
        SortedSet<ClaimPath> required,
        Optional<TenantClaimModel> tenantClaim,
        ClaimsModel claims) {
    /// @param value the tenant's name where none is written
    public record TenantClaimModel(ClaimPath claim, Optional<String> value) {}

    /// Where the lists of names stand, where it is said.
    public record ClaimsModel(Optional<ClaimPath> roles, Optional<ClaimPath> permissions, Optional<ClaimPath> scopes) {}

    public IssuerModel {
        algorithms = List.copyOf(algorithms);
    }
}
