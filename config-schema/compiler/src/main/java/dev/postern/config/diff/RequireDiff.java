package dev.postern.config.diff;

import dev.postern.config.policy.RequireConfig;
import dev.postern.config.policy.Requirement;
import dev.postern.config.policy.Requirement.AllOf;
import dev.postern.config.policy.Requirement.AnyOf;
import dev.postern.config.policy.Requirement.Claim;
import dev.postern.config.policy.Requirement.LoggedIn;
import dev.postern.config.policy.Requirement.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Compares what callers must be or have.
final class RequireDiff {
    private RequireDiff() {}

    /// Both of stricter and looser where it cannot be told that one asks for no less than the other.
    static List<Finding> compare(Optional<RequireConfig> base, Optional<RequireConfig> head) {
        List<Requirement> before = base.map(RequireConfig::all).orElse(List.of());
        List<Requirement> after = head.map(RequireConfig::all).orElse(List.of());
        String was = text(before, after);
        String is = text(after, before);
        List<Finding> findings = new ArrayList<>();
        if (!after.stream().allMatch(one -> implied(before, one))) {
            findings.add(new Finding(ChangeKind.REQUIREMENT_STRICTER, was, is));
        }
        if (!before.stream().allMatch(one -> implied(after, one))) {
            findings.add(new Finding(ChangeKind.REQUIREMENT_LOOSER, was, is));
        }
        return findings;
    }

    /// What the other has not.
    private static String text(List<Requirement> some, List<Requirement> other) {
        return some.stream()
                .filter(one -> !other.contains(one))
                .map(Requirement::words)
                .collect(Collectors.joining("; "));
    }

    private static boolean implied(List<Requirement> given, Requirement wanted) {
        return given.stream().anyMatch(one -> implies(one, wanted));
    }

    /// Whether whoever meets `given` surely meets `wanted` too.
    static boolean implies(Requirement given, Requirement wanted) {
        if (given instanceof AnyOf(List<Requirement> ways)) {
            return ways.stream().allMatch(way -> implies(way, wanted));
        }
        return switch (wanted) {
            case AllOf(List<Requirement> all) -> all.stream().allMatch(one -> implies(given, one));
            case AnyOf(List<Requirement> some) -> some.stream().anyMatch(one -> implies(given, one));
            case Named named ->
                oneOf(given).stream().anyMatch(one -> one instanceof Named other && implies(other, named));
            case Claim claim ->
                oneOf(given).stream().anyMatch(one -> one instanceof Claim other && implies(other, claim));
            case LoggedIn login -> given instanceof LoggedIn other && implies(other, login);
        };
    }

    private static List<Requirement> oneOf(Requirement given) {
        return given instanceof AllOf(List<Requirement> all) ? all : List.of(given);
    }

    private static boolean implies(Named given, Named wanted) {
        if (given.in() != wanted.in()) {
            return false;
        }
        if (given.all()) {
            return wanted.all()
                    ? given.some().containsAll(wanted.some())
                    : !Collections.disjoint(given.some(), wanted.some());
        }
        return !wanted.all() && wanted.some().containsAll(given.some());
    }

    private static boolean implies(Claim given, Claim wanted) {
        return given.claim().equals(wanted.claim())
                && given.test() == wanted.test()
                && wanted.anyOf().containsAll(given.anyOf());
    }

    private static boolean implies(LoggedIn given, LoggedIn wanted) {
        SortedSet<String> acr = wanted.acr();
        return (acr.isEmpty() || (!given.acr().isEmpty() && acr.containsAll(given.acr())))
                && given.amr().containsAll(wanted.amr())
                && noOlder(given.maxAge(), wanted.maxAge());
    }

    private static boolean noOlder(Optional<Duration> given, Optional<Duration> wanted) {
        return wanted.isEmpty()
                || given.filter(age -> age.compareTo(wanted.get()) <= 0).isPresent();
    }
}
