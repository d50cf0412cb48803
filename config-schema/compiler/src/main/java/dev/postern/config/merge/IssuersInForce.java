package dev.postern.config.merge;

import dev.postern.config.model.AuthModel;
import dev.postern.config.model.IssuerModel;
import dev.postern.config.model.Located;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.Claims;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.table.IssuerTable.TenantClaim;
import dev.postern.config.value.TokenAlgorithm;
import dev.postern.config.value.TokenAlgorithm.Family;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A tenant's issuers with their defaults, and what its routes ask of their tokens.
public final class IssuersInForce {
    /// How far clocks may be apart where nothing is said.
    public static final Duration USUAL_SKEW = Duration.ofSeconds(30);

    private static final List<TokenAlgorithm> BY_KEY =
            List.of(TokenAlgorithm.RS256, TokenAlgorithm.PS256, TokenAlgorithm.ES256, TokenAlgorithm.EDDSA);
    private static final List<TokenAlgorithm> BY_SECRET = List.of(TokenAlgorithm.HS256);

    private IssuersInForce() {}

    /// Which algorithms an issuer's tokens may be signed with.
    public static SortedSet<TokenAlgorithm> algorithms(IssuerModel issuer) {
        SortedSet<TokenAlgorithm> written = new TreeSet<>();
        issuer.algorithms().forEach(algorithm -> written.add(algorithm.value()));
        return written.isEmpty() ? new TreeSet<>(issuer.secret().isPresent() ? BY_SECRET : BY_KEY) : written;
    }

    /// Whether an issuer of that kind can sign with it.
    public static boolean fits(IssuerModel issuer, TokenAlgorithm algorithm) {
        return issuer.secret().isPresent() == (algorithm.family() == Family.SHARED);
    }

    /// One issuer compiled.
    ///
    /// @param tenant whose; what the tenant claim must be where nothing else is written
    static IssuerTable table(IssuerModel issuer, String tenant) {
        Claims usual = Claims.USUAL;
        return new IssuerTable(
                issuer.name().value(),
                issuer.issuer().orElseThrow().value(),
                keys(issuer),
                issuer.clockSkew().map(Located::value).orElse(USUAL_SKEW),
                issuer.required(),
                issuer.tenantClaim()
                        .map(claim ->
                                new TenantClaim(claim.claim(), claim.value().orElse(tenant))),
                new Claims(
                        issuer.claims().roles().orElse(usual.roles()),
                        issuer.claims().permissions().orElse(usual.permissions()),
                        issuer.claims().scopes().orElse(usual.scopes())));
    }

    /// All of a tenant's compiled.
    public static List<IssuerTable> tables(List<IssuerModel> issuers, String tenant) {
        return issuers.stream().map(issuer -> table(issuer, tenant)).toList();
    }

    private static KeySource keys(IssuerModel issuer) {
        if (issuer.secret().isPresent()) {
            return new KeySource.SharedSecret(issuer.secret().get().value(), algorithms(issuer));
        }
        return issuer.jwks()
                .<KeySource>map(url -> new KeySource.KeySet(url.value()))
                .orElse(new KeySource.Discovery());
    }

    /// What a route asks of an issuer's tokens, with what the issuer says of all of them.
    static AuthConfig.Jwt jwt(AuthModel.Jwt asked, List<IssuerModel> issuers) {
        IssuerModel issuer = issuers.stream()
                .filter(some -> some.name().value().equals(asked.issuer().value()))
                .findFirst()
                .orElseThrow();
        return new AuthConfig.Jwt(
                issuer.name().value(),
                asked.audiences().orElse(issuer.audiences()),
                asked.algorithms().orElse(algorithms(issuer)),
                asked.type().or(issuer::type));
    }
}
