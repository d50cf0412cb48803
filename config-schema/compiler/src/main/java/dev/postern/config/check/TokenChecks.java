package dev.postern.config.check;

import dev.postern.config.json.Place;
import dev.postern.config.merge.IssuersInForce;
import dev.postern.config.model.AuthModel;
import dev.postern.config.model.IssuerModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.TenantFile;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.TokenAlgorithm;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tokens that an `auth` accepts are of the tenant's issuers, each once, and signed as those sign.
final class TokenChecks {
    /// An auth of a level above, and the tenant that it does not fit.
    private record Told(Place at, String tenant) {}

    private final List<Problem> problems;
    /// One auth holds for many routes; what is wrong with it is told once for each tenant.
    private final Set<Told> told = new HashSet<>();

    TokenChecks(List<Problem> problems) {
        this.problems = problems;
    }

    void check(AuthModel auth, TenantFile tenant) {
        Set<String> seen = new HashSet<>();
        for (AuthModel.Source source : auth.anyOf()) {
            if (source instanceof AuthModel.Jwt jwt
                    && told.add(new Told(jwt.issuer().at(), tenant.folder()))) {
                if (seen.add(jwt.issuer().value())) {
                    issuer(jwt, tenant);
                } else {
                    String message = Quoted.text(jwt.issuer().value()) + " is already accepted here";
                    problems.add(
                            jwt.issuer().at().problem(ProblemCode.DUPLICATE_ISSUER, message, "make one of the two"));
                }
            }
        }
    }

    private void issuer(AuthModel.Jwt jwt, TenantFile tenant) {
        Located<String> name = jwt.issuer();
        Optional<IssuerModel> issuer = tenant.issuers().stream()
                .filter(some -> some.name().value().equals(name.value()))
                .findFirst();
        if (issuer.isEmpty()) {
            problems.add(unknown(name, tenant));
            return;
        }
        for (TokenAlgorithm algorithm : jwt.algorithms().orElse(new TreeSet<>())) {
            if (!IssuersInForce.algorithms(issuer.get()).contains(algorithm)) {
                String message = "the issuer " + Quoted.text(name.value()) + " does not sign with " + algorithm;
                String fix = "leave it out, or add it to the issuer's algorithms";
                problems.add(name.at().problem(ProblemCode.ISSUER_KEYS, message, fix));
            }
        }
    }

    private static Problem unknown(Located<String> name, TenantFile tenant) {
        List<String> known =
                tenant.issuers().stream().map(some -> some.name().value()).toList();
        String message = "the tenant " + tenant.folder() + " has no issuer " + Quoted.text(name.value());
        String hint = Closest.hint(name.value(), known);
        if (!hint.isEmpty()) {
            return name.at().problem(ProblemCode.UNKNOWN_ISSUER, message + hint);
        }
        String fix = known.isEmpty() ? "add it to \"issuers\" in tenant.json" : "known: " + String.join(", ", known);
        return name.at().problem(ProblemCode.UNKNOWN_ISSUER, message, fix);
    }
}
