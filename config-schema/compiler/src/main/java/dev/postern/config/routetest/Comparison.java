package dev.postern.config.routetest;

import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.explain.Refusal;
import dev.postern.config.explain.Verdict;
import dev.postern.config.model.AuthModel;
import dev.postern.config.model.TestCase.Expectation;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Holds what a case expects against what came.
final class Comparison {
    private final Expectation expect;
    private final Verdict verdict;
    private final Optional<SourcePosition> taker;
    private final List<Mismatch> mismatches = new ArrayList<>();

    /// @param positions where each route is written
    Comparison(Expectation expect, Verdict verdict, Map<RouteKey, SourcePosition> positions) {
        this.expect = expect;
        this.verdict = verdict;
        this.taker = verdict instanceof Verdict.Routed routed
                ? Optional.ofNullable(positions.get(new RouteKey(
                        routed.tenant(), routed.route().api(), routed.route().id())))
                : Optional.empty();
    }

    List<Mismatch> mismatches() {
        switch (verdict) {
            case Verdict.Routed routed -> routed(routed);
            case Verdict.Refused refused -> refused(refused);
        }
        return mismatches;
    }

    private void routed(Verdict.Routed routed) {
        expect.route().ifPresent(route -> equal("route", route.value(), routed.name()));
        status(routed.name() + " takes it");
        expect.upstream()
                .ifPresent(upstream ->
                        equal("upstream", upstream.value(), routed.route().upstream()));
        expect.parameters()
                .forEach((name, value) -> equal(
                        "parameters." + name, value.value(), routed.parameters().getOrDefault(name, "none")));
        expect.auth().ifPresent(auth -> equal("auth", words(auth.value()), authOf(routed)));
        if (!expect.limits().isEmpty()) {
            Map<String, Long> limits = limitsOf(routed);
            expect.limits().forEach((name, requests) -> {
                Long found = limits.get(name);
                equal(
                        "limits." + name,
                        Long.toString(requests.value()),
                        found == null ? "none of this name among " + limits.keySet() : Long.toString(found));
            });
        }
        expect.allow().ifPresent(allow -> differs("allow", methods(allow.value()), routed.name() + " takes it"));
    }

    private void refused(Verdict.Refused refused) {
        String found = refused.refusal().toString();
        status("");
        expect.route().ifPresent(route -> differs("route", route.value(), found));
        if (expect.route().isEmpty()) {
            expect.upstream().ifPresent(upstream -> differs("upstream", upstream.value(), found));
            expect.auth().ifPresent(auth -> differs("auth", words(auth.value()), found));
            expect.parameters().forEach((name, value) -> differs("parameters." + name, value.value(), found));
            expect.limits().forEach((name, requests) -> differs("limits." + name, "" + requests.value(), found));
        }
        expect.allow().ifPresent(allow -> equal("allow", methods(allow.value()), methods(refused.allow())));
    }

    /// @param taken what to say where the gateway refuses nothing
    private void status(String taken) {
        Optional<Refusal> refusal = verdict.answer();
        boolean asked = expect.status().isPresent();
        if (asked) {
            long status = expect.status().get().value();
            if (refusal.isEmpty() || refusal.get().status() != status) {
                differs(
                        "status",
                        Long.toString(status),
                        refusal.map(Refusal::toString).orElse(taken));
            }
        } else if (verdict instanceof Verdict.Routed && refusal.isPresent()) {
            differs("status", "a request that gets through", refusal.get().toString());
        }
    }

    private void equal(String what, String expected, String found) {
        if (!expected.equals(found)) {
            differs(what, expected, found);
        }
    }

    private void differs(String what, String expected, String found) {
        mismatches.add(new Mismatch(what, expected, found, taker));
    }

    private static String words(List<String> sources) {
        return sources.isEmpty() ? "none" : String.join(", ", sources);
    }

    private static String authOf(Verdict.Routed routed) {
        return routed.route().policies().stream()
                .filter(AuthConfig.class::isInstance)
                .map(AuthConfig.class::cast)
                .findFirst()
                .map(auth -> words(auth.anyOf().stream().map(Comparison::source).toList()))
                .orElse("none");
    }

    private static String source(AuthConfig.Source source) {
        return switch (source) {
            case AuthConfig.ApiKey key -> AuthModel.ApiKey.WORD;
            case AuthConfig.Jwt jwt -> "jwt " + jwt.issuer();
        };
    }

    private static Map<String, Long> limitsOf(Verdict.Routed routed) {
        return routed.route().policies().stream()
                .filter(RateLimitConfig.class::isInstance)
                .flatMap(policy -> ((RateLimitConfig) policy).limits().stream())
                .collect(Collectors.toMap(Limit::name, Limit::requests, Long::sum, TreeMap::new));
    }

    private static String methods(SortedSet<String> methods) {
        return methods.isEmpty() ? "none" : String.join(", ", methods);
    }
}
