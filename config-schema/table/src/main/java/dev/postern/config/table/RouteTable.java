package dev.postern.config.table;

import dev.postern.config.match.Conditions;
import dev.postern.config.match.Methods;
import dev.postern.config.match.RouteRule;
import dev.postern.config.match.RouteScope;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// One route compiled: what it takes, what is decided, and where it leads.
///
/// @param api      the API that it stands in
/// @param id       unique in the API
/// @param hosts    of its tenant's hosts, those that it answers on; empty for all
/// @param methods  upper-case; empty takes every method; GET takes HEAD too
/// @param path     the whole path, base path included
/// @param conditions what it asks of headers and query
/// @param upstream the name of an upstream of the same API
/// @param policies what is in force after merging all levels, sorted by [dev.postern.config.policy.PolicyKind], each
/// once
public record RouteTable(
        String api,
        String id,
        SortedSet<HostPattern> hosts,
        SortedSet<String> methods,
        PathPattern path,
        Conditions conditions,
        String upstream,
        List<PolicyConfig> policies)
        implements RouteScope {
    private static final Comparator<PolicyConfig> BY_KIND = Comparator.comparing(PolicyConfig::kind);

    public RouteTable {
        hosts = hosts.isEmpty()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        methods = Methods.inOrder(methods);
        // A list that is unmodifiable and in order stays the one that it is, which thousands of routes may share.
        policies = isInOrder(policies)
                ? List.copyOf(policies)
                : policies.stream().sorted(BY_KIND).toList();
        if (policies.stream().map(PolicyConfig::kind).distinct().count() < policies.size()) {
            throw new IllegalArgumentException("policies: " + policies + " (expected: each kind once)");
        }
    }

    /// A route on all of its tenant's hosts that asks nothing of headers and query.
    public RouteTable(
            String api,
            String id,
            SortedSet<String> methods,
            PathPattern path,
            String upstream,
            List<PolicyConfig> policies) {
        this(api, id, Collections.emptySortedSet(), methods, path, Conditions.NONE, upstream, policies);
    }

    private static boolean isInOrder(List<PolicyConfig> policies) {
        for (int i = 1; i < policies.size(); i++) {
            if (BY_KIND.compare(policies.get(i - 1), policies.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /// The names of the issuers whose tokens it accepts.
    public Set<String> issuers() {
        Set<String> issuers = new TreeSet<>();
        for (PolicyConfig policy : policies) {
            if (policy instanceof AuthConfig auth) {
                auth.anyOf().forEach(source -> {
                    if (source instanceof AuthConfig.Jwt jwt) {
                        issuers.add(jwt.issuer());
                    }
                });
            }
        }
        return issuers;
    }

    /// Which requests it takes.
    public RouteRule rule() {
        return new RouteRule(hosts, methods, path, conditions);
    }
}
