package dev.postern.config.diff;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.value.ClaimPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Compares one issuer's settings; what a route asks of its tokens is told with the route.
final class IssuerDiff {
    private IssuerDiff() {}

    static List<Finding> compare(IssuerTable before, IssuerTable after) {
        List<Finding> findings = new ArrayList<>();
        if (!before.issuer().equals(after.issuer())
                || !before.keys().equals(after.keys())
                || !before.claims().equals(after.claims())
                || bothDiffer(before.tenantClaim(), after.tenantClaim())) {
            findings.add(new Finding(ChangeKind.ISSUER_CHANGED, text(before), text(after)));
        }
        if (!before.required().containsAll(after.required())
                || (before.tenantClaim().isEmpty() && after.tenantClaim().isPresent())
                || after.clockSkew().compareTo(before.clockSkew()) < 0) {
            findings.add(new Finding(ChangeKind.ISSUER_STRICTER, text(before), text(after)));
        }
        if (!after.required().containsAll(before.required())
                || (before.tenantClaim().isPresent() && after.tenantClaim().isEmpty())
                || after.clockSkew().compareTo(before.clockSkew()) > 0) {
            findings.add(new Finding(ChangeKind.ISSUER_LOOSER, text(before), text(after)));
        }
        return findings;
    }

    private static boolean bothDiffer(Optional<?> before, Optional<?> after) {
        return before.isPresent() && after.isPresent() && !before.equals(after);
    }

    static String text(IssuerTable issuer) {
        String keys = switch (issuer.keys()) {
            case KeySource.Discovery() -> "keys by discovery";
            case KeySource.KeySet(String url) -> "keys at " + url;
            case KeySource.SharedSecret secret -> "the secret " + secret.name();
        };
        StringBuilder text = new StringBuilder(issuer.issuer()).append(", ").append(keys);
        if (!issuer.required().isEmpty()) {
            text.append(", with ")
                    .append(issuer.required().stream().map(ClaimPath::text).collect(Collectors.joining(" and ")));
        }
        issuer.tenantClaim()
                .ifPresent(claim ->
                        text.append(", ").append(claim.claim()).append(" = ").append(claim.value()));
        return text.append(", clocks ")
                .append(issuer.clockSkew().toSeconds())
                .append("s apart at most, roles in ")
                .append(issuer.claims().roles())
                .append(", permissions in ")
                .append(issuer.claims().permissions())
                .append(", scopes in ")
                .append(issuer.claims().scopes())
                .toString();
    }
}
