package dev.postern.config.diff;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.PolicyKind;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.table.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is different for requests that were under one route's policies and are now under another's.
final class PolicyDiff {
    private PolicyDiff() {}

    /// Harmful findings exactly where a request may be decided otherwise than before.
    static List<Finding> compare(RouteTable base, RouteTable head) {
        List<Finding> findings = new ArrayList<>();
        for (PolicyKind kind : PolicyKind.values()) {
            Optional<PolicyConfig> before = of(base, kind);
            Optional<PolicyConfig> after = of(head, kind);
            if (!before.equals(after)) {
                switch (kind) {
                    case AUTH ->
                        AuthDiff.compare(before.map(AuthConfig.class::cast), after.map(AuthConfig.class::cast))
                                .forEach(findings::add);
                    case REQUIRE ->
                        findings.addAll(RequireDiff.compare(
                                before.map(RequireConfig.class::cast), after.map(RequireConfig.class::cast)));
                    case IDENTITY ->
                        findings.addAll(IdentityDiff.compare(
                                before.map(IdentityConfig.class::cast), after.map(IdentityConfig.class::cast)));
                    case RATE_LIMIT -> {
                        List<Counted> limits = limits(base, before);
                        findings.addAll(LimitDiff.compare(limits, limits(head, after)));
                    }
                }
            }
        }
        return findings;
    }

    private static Optional<PolicyConfig> of(RouteTable route, PolicyKind kind) {
        return route.policies().stream().filter(policy -> policy.kind() == kind).findFirst();
    }

    private static List<Counted> limits(RouteTable route, Optional<PolicyConfig> policy) {
        return policy.map(config -> ((RateLimitConfig) config).limits()).orElse(List.of()).stream()
                .map(limit -> Counted.of(limit, route))
                .toList();
    }
}
