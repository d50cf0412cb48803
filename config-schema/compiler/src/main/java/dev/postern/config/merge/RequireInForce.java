package dev.postern.config.merge;

import dev.postern.config.model.Located;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.policy.Requirement;
import dev.postern.config.policy.Requirement.LoggedIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What callers must be or have, of all levels down to one: nothing is ever taken away.
///
/// @param all from the farthest level to the nearest, as written
public record RequireInForce(List<Located<Requirement>> all) {
    static final RequireInForce NOTHING = new RequireInForce(List.of());

    public RequireInForce {
        all = List.copyOf(all);
    }

    RequireInForce and(List<Located<Requirement>> nearer) {
        List<Located<Requirement>> more = new ArrayList<>(all);
        more.addAll(nearer);
        return new RequireInForce(more);
    }

    /// Whether an API key alone may meet it: of a key's, scopes alone are known.
    public static boolean canMeetByKey(Requirement requirement) {
        return switch (requirement) {
            case Requirement.Named named -> named.in() == Requirement.Names.SCOPES;
            case Requirement.Claim claim -> false;
            case LoggedIn login -> false;
            case Requirement.AllOf some -> some.all().stream().allMatch(RequireInForce::canMeetByKey);
            case Requirement.AnyOf some -> some.some().stream().anyMatch(RequireInForce::canMeetByKey);
        };
    }

    /// The first that names only values of `acr` that the levels above do not; a token has but one `acr`.
    public Optional<Located<Requirement>> contradiction() {
        Optional<SortedSet<String>> left = Optional.empty();
        for (Located<Requirement> one : all) {
            if (one.value() instanceof LoggedIn login && !login.acr().isEmpty()) {
                SortedSet<String> both = left.isEmpty() ? login.acr() : common(left.get(), login.acr());
                if (both.isEmpty()) {
                    return Optional.of(one);
                }
                left = Optional.of(both);
            }
        }
        return Optional.empty();
    }

    /// Compiled; all about the login becomes one. Empty where nothing is required.
    ///
    /// @throws IllegalArgumentException where there is a [#contradiction]
    Optional<RequireConfig> compile() {
        List<Requirement> compiled = new ArrayList<>();
        List<LoggedIn> logins = new ArrayList<>();
        for (Located<Requirement> one : all) {
            if (one.value() instanceof LoggedIn login) {
                logins.add(login);
            } else {
                compiled.add(one.value());
            }
        }
        logins.stream().reduce(RequireInForce::both).ifPresent(compiled::add);
        return compiled.isEmpty() ? Optional.empty() : Optional.of(new RequireConfig(compiled));
    }

    private static LoggedIn both(LoggedIn one, LoggedIn other) {
        SortedSet<String> acr =
                one.acr().isEmpty() ? other.acr() : other.acr().isEmpty() ? one.acr() : common(one.acr(), other.acr());
        if (acr.isEmpty() && !(one.acr().isEmpty() && other.acr().isEmpty())) {
            throw new IllegalArgumentException("acr: " + one.acr() + ", " + other.acr() + " (expected: one in common)");
        }
        TreeSet<String> amr = new TreeSet<>(one.amr());
        amr.addAll(other.amr());
        Optional<Duration> maxAge = one.maxAge().isEmpty() || other.maxAge().isEmpty()
                ? one.maxAge().or(other::maxAge)
                : Optional.of(Collections.min(
                        List.of(one.maxAge().get(), other.maxAge().get())));
        return new LoggedIn(acr, amr, maxAge);
    }

    private static SortedSet<String> common(SortedSet<String> one, SortedSet<String> other) {
        TreeSet<String> common = new TreeSet<>(one);
        common.retainAll(other);
        return common;
    }
}
