package dev.postern.config.check;

import dev.postern.config.model.ApiFile;
import dev.postern.config.model.AuthModel;
import dev.postern.config.model.IssuerModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.TenantFile.HostModel;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.HostPattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// On a host that tenants share, the issuer of a token tells whose request it is: so it is one tenant's there.
final class SharedTokens {
    private record Key(HostPattern host, String iss) {}

    private record Claim(TenantFile tenant, Located<String> iss) {}

    private record Told(String tenant, String other, String iss) {}

    private final List<Problem> problems;
    private final Map<Key, Claim> claims = new HashMap<>();
    private final Set<Told> told = new HashSet<>();

    SharedTokens(List<Problem> problems) {
        this.problems = problems;
    }

    /// Looks at one more route.
    void add(TenantFile tenant, ApiFile api, AuthModel auth) {
        for (AuthModel.Source source : auth.anyOf()) {
            if (source instanceof AuthModel.Jwt jwt) {
                tenant.issuers().stream()
                        .filter(issuer ->
                                issuer.name().value().equals(jwt.issuer().value()))
                        .map(IssuerModel::issuer)
                        .forEach(issuer -> issuer.ifPresent(iss -> add(tenant, api, iss)));
            }
        }
    }

    private void add(TenantFile tenant, ApiFile api, Located<String> iss) {
        for (HostModel host : tenant.hosts()) {
            if (host.shared() && answersOn(api, host.host().value())) {
                Claim claim = new Claim(tenant, iss);
                Claim first = claims.putIfAbsent(new Key(host.host().value(), iss.value()), claim);
                if (first != null
                        && !first.tenant().folder().equals(tenant.folder())
                        && told.add(new Told(tenant.folder(), first.tenant().folder(), iss.value()))) {
                    problems.add(problem(claim, first, host));
                }
            }
        }
    }

    private static boolean answersOn(ApiFile api, HostPattern host) {
        List<Located<HostPattern>> named = api.hosts().orElse(List.of());
        return named.isEmpty() || named.stream().anyMatch(some -> some.value().equals(host));
    }

    private static Problem problem(Claim claim, Claim first, HostModel host) {
        String message = "tokens of " + Quoted.text(claim.iss().value()) + " do not tell whose request it is on "
                + host.host().value() + ": the tenant " + first.tenant().folder() + " accepts them there too, from "
                + first.iss().at().reference();
        String fix = "let one of the two answer on a host of its own, or take an issuer of its own";
        return claim.iss().at().problem(ProblemCode.SHARED_ISSUER, message, fix);
    }
}
