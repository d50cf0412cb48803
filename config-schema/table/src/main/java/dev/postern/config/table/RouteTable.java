package dev.postern.config.table;

import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.value.PathPattern;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One route compiled: what it takes, what is decided, and where it leads.
///
/// @param api      the API that it stands in
/// @param id       unique in the API
/// @param methods  upper-case; empty takes every method; GET takes HEAD too
/// @param path     the whole path, base path included
/// @param upstream the name of an upstream of the same API
/// @param policies what is in force after merging all levels, sorted by [dev.postern.config.policy.PolicyKind], each
/// once
public record RouteTable(
        String api,
        String id,
        SortedSet<String> methods,
        PathPattern path,
        String upstream,
        List<PolicyConfig> policies) {
    public RouteTable {
        methods = Collections.unmodifiableSortedSet(new TreeSet<>(methods));
        policies = policies.stream()
                .sorted(Comparator.comparing(PolicyConfig::kind))
                .toList();
        if (policies.stream().map(PolicyConfig::kind).distinct().count() < policies.size()) {
            throw new IllegalArgumentException("policies: " + policies + " (expected: each kind once)");
        }
    }
}
