package dev.postern.config.check;

import dev.postern.config.model.Config;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.TenantFile.HostModel;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.source.Witness;
import dev.postern.config.value.HostPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A host below another tenant's wildcard takes requests from that tenant, since the longer name wins.
///
/// Only the nearest wildcard counts: it is the one that would have had the requests. Fine where the tenant shares it:
/// each sharer may take names of its own out of it, which a diff tells the others.
final class NestedHosts {
    private record Claim(TenantFile tenant, HostModel host) {}

    private final Config config;
    private final List<Problem> problems;
    private final WitnessHost witnessHost;
    private final Map<String, List<Claim>> wildcards = new HashMap<>();

    NestedHosts(Config config, List<Problem> problems) {
        this.config = config;
        this.problems = problems;
        this.witnessHost = new WitnessHost(config);
        for (TenantFile tenant : config.tenants().values()) {
            for (HostModel host : tenant.hosts()) {
                HostPattern pattern = host.host().value();
                if (pattern.wildcard()) {
                    wildcards
                            .computeIfAbsent(pattern.name(), key -> new ArrayList<>())
                            .add(new Claim(tenant, host));
                }
            }
        }
    }

    void check() {
        for (TenantFile tenant : config.tenants().values()) {
            for (HostModel host : tenant.hosts()) {
                List<Claim> above = nearest(host.host().value());
                boolean own =
                        above.stream().anyMatch(claim -> claim.tenant().folder().equals(tenant.folder()));
                if (!own) {
                    above.stream()
                            .filter(claim -> !alsoClaims(claim.tenant(), host))
                            .findFirst()
                            .ifPresent(claim -> problems.add(problem(host, claim)));
                }
            }
        }
    }

    /// Whether the wildcard's owner claims the very host too, which both then have to share.
    private static boolean alsoClaims(TenantFile owner, HostModel host) {
        return owner.hosts().stream()
                .anyMatch(other -> other.host().value().equals(host.host().value()));
    }

    /// Those who claim the longest wildcard that the host lies below.
    private List<Claim> nearest(HostPattern host) {
        String name = host.name();
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            List<Claim> claims = wildcards.get(name.substring(dot + 1));
            if (claims != null) {
                return claims;
            }
        }
        return List.of();
    }

    private Problem problem(HostModel host, Claim above) {
        HostPattern pattern = host.host().value();
        Witness witness = new Witness("GET", witnessHost.of(pattern), "/", List.of());
        HostModel wildcard = above.host();
        String message = Quoted.text(pattern.toString()) + " takes requests such as " + witness + " from the tenant "
                + Quoted.text(above.tenant().folder()) + ", whose "
                + Quoted.text(wildcard.host().value().toString())
                + " stands at " + wildcard.host().at().reference();
        String fix = "claim another host, or share the wildcard: write {\"host\": \""
                + wildcard.host().value() + "\", \"shared\": true} in both";
        return host.host()
                .at()
                .problem(ProblemCode.HOST_BELOW_ANOTHERS, message, fix)
                .with(witness);
    }
}
