package dev.postern.config.check;

import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.TenantFile.HostModel;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.HostPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A host leads to one tenant, unless all that claim it share it; and an API's hosts are its tenant's.
final class HostChecks {
    private static final int MOST_NAMED = 20;

    private record Claim(TenantFile tenant, HostModel host) {
        boolean sameTenant(Claim other) {
            return tenant.folder().equals(other.tenant.folder());
        }
    }

    private HostChecks() {}

    static void run(Config config, List<Problem> problems) {
        config.apis().forEach(api -> ofApi(config, api, problems));
        claims(config, problems);
        new NestedHosts(config, problems).check();
    }

    /// An API answers on hosts of its own tenant.
    private static void ofApi(Config config, ApiFile api, List<Problem> problems) {
        TenantFile tenant = config.tenants().get(api.folder());
        if (tenant == null || api.hosts().isEmpty()) {
            return;
        }
        List<String> known = tenant.hosts().stream()
                .map(host -> host.host().value().toString())
                .toList();
        for (Located<HostPattern> host : api.hosts().get()) {
            String written = host.value().toString();
            // A tenant of which no host could be read may well have this one.
            if (!known.isEmpty() && !known.contains(written)) {
                String hint = Closest.hint(written, known);
                String message = "the tenant has no host " + Quoted.text(written) + hint;
                String fix = known.size() > MOST_NAMED
                        ? "name a host just as it stands in tenant.json"
                        : "known: " + String.join(", ", known);
                problems.add(
                        hint.isEmpty()
                                ? host.at().problem(ProblemCode.UNKNOWN_HOST, message, fix)
                                : host.at().problem(ProblemCode.UNKNOWN_HOST, message));
            }
        }
    }

    private static void claims(Config config, List<Problem> problems) {
        Map<HostPattern, Claim> claims = new HashMap<>();
        for (TenantFile tenant : config.tenants().values()) {
            for (HostModel host : tenant.hosts()) {
                Claim claim = new Claim(tenant, host);
                Claim first = claims.putIfAbsent(host.host().value(), claim);
                if (first != null && (first.sameTenant(claim) || !first.host().shared() || !host.shared())) {
                    problems.add(problem(first, claim));
                }
            }
        }
    }

    private static Problem problem(Claim first, Claim second) {
        String host = second.host().host().value().toString();
        boolean same = first.sameTenant(second);
        String owner = same
                ? "this tenant"
                : "the tenant " + Quoted.text(first.tenant().folder());
        String message = "the host " + Quoted.text(host) + " is already claimed by " + owner + " at "
                + first.host().host().at().reference();
        String fix = same
                ? "remove one of them"
                : "if they share it, write {\"host\": \"" + host + "\", \"shared\": true} in both";
        return second.host().host().at().problem(ProblemCode.HOST_CLAIMED_TWICE, message, fix);
    }
}
