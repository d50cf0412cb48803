package dev.postern.gateway.token;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.TenantClaim;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.TokenAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Holds what a token says against what is expected of it; cheap, and without a word on its signature.
final class ClaimsCheck {
    private ClaimsCheck() {}

    /// What is wrong first, if anything is.
    static Optional<TokenFault> fault(ExpectedToken expected, TokenText token, Instant now) {
        return fault(expected, token.algorithm(), token.type(), token.claims(), now);
    }

    /// As before, for a token that was verified earlier, and maybe on another route.
    static Optional<TokenFault> fault(ExpectedToken expected, Token token, Instant now) {
        return fault(expected, token.algorithm(), token.type(), token.claims(), now);
    }

    private static Optional<TokenFault> fault(
            ExpectedToken expected, TokenAlgorithm algorithm, Optional<String> type, TokenClaims claims, Instant now) {
        IssuerTable issuer = expected.issuer().table();
        if (!claims.issuer().equals(Optional.of(issuer.issuer()))) {
            return Optional.of(TokenFault.ISSUER_NOT_EXPECTED);
        }
        if (!expected.algorithms().contains(algorithm)) {
            return Optional.of(TokenFault.ALGORITHM_NOT_EXPECTED);
        }
        if (expected.type().isPresent()
                && type.filter(it -> MediaName.same(it, expected.type().get())).isEmpty()) {
            return Optional.of(TokenFault.TYPE_NOT_EXPECTED);
        }
        if (!expected.audiences().isEmpty() && Collections.disjoint(expected.audiences(), claims.audiences())) {
            return Optional.of(TokenFault.AUDIENCE_NOT_EXPECTED);
        }
        return timeFault(claims, now, issuer.clockSkew()).or(() -> contentFault(claims, issuer));
    }

    private static Optional<TokenFault> timeFault(TokenClaims claims, Instant now, Duration skew) {
        if (claims.expiresAt().isEmpty()) {
            return Optional.of(TokenFault.EXPIRY_MISSING);
        }
        Instant expiresAt = claims.expiresAt().get();
        if (!now.isBefore(expiresAt.plus(skew))) {
            return Optional.of(TokenFault.EXPIRED);
        }
        Instant latest = now.plus(skew);
        if (claims.notBefore().filter(latest::isBefore).isPresent()) {
            return Optional.of(TokenFault.NOT_YET_VALID);
        }
        if (claims.issuedAt().filter(latest::isBefore).isPresent()) {
            return Optional.of(TokenFault.ISSUED_IN_FUTURE);
        }
        return claims.notBefore().filter(expiresAt::isBefore).isPresent()
                        || claims.issuedAt().filter(expiresAt::isBefore).isPresent()
                ? Optional.of(TokenFault.TIMES_CONTRADICT)
                : Optional.empty();
    }

    private static Optional<TokenFault> contentFault(TokenClaims claims, IssuerTable issuer) {
        for (ClaimPath required : issuer.required()) {
            if (claims.find(required).isEmpty()) {
                return Optional.of(TokenFault.CLAIM_MISSING);
            }
        }
        return issuer.tenantClaim().filter(claim -> !names(claims, claim)).map(_ -> TokenFault.TENANT_NOT_NAMED);
    }

    private static boolean names(TokenClaims claims, TenantClaim tenant) {
        JsonValue wanted = new JsonValue.Text(tenant.value());
        return claims.find(tenant.claim())
                .filter(found -> found.equals(wanted)
                        || (found instanceof JsonValue.Items(List<JsonValue> values) && values.contains(wanted)))
                .isPresent();
    }
}
