package dev.postern.config.policy;

import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a caller must be or have.
public sealed interface Requirement {
    /// How lately somebody logged in comes last: who may not call anyway is not sent to log in again.
    Comparator<Requirement> ORDER = Comparator.comparingInt(Requirement::rank).thenComparing(Requirement::words);

    /// In a few words, such as `role admin or ops`; for logs and people, never for clients.
    String words();

    /// Which of a caller's lists of names is looked at; an API key has scopes alone.
    enum Names {
        ROLES,
        PERMISSIONS,
        SCOPES;

        /// How the list is called in a config file.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// What one of them is called.
        public String one() {
            return key().substring(0, key().length() - 1);
        }
    }

    /// Names that a caller must have.
    ///
    /// @param all  whether each of them, rather than one of them; true where there is but one
    /// @param some at least one
    record Named(Names in, boolean all, SortedSet<String> some) implements Requirement {
        public Named {
            some = Collections.unmodifiableSortedSet(new TreeSet<>(atLeastOne("some", some)));
            all = all || some.size() == 1;
        }

        @Override
        public String words() {
            return in.one() + " " + String.join(all ? " and " : " or ", some);
        }
    }

    /// A claim of the token that must be one of some texts, or a list that holds one of them. A number or a truth is
    /// compared as JSON writes it.
    ///
    /// @param anyOf at least one
    record Claim(ClaimPath claim, Test test, SortedSet<String> anyOf) implements Requirement {
        /// How a claim is looked at.
        public enum Test {
            /// A single value that is one of the texts.
            ONE_OF,
            /// A list that holds one of the texts, or a text that has one of them among its words.
            CONTAINS
        }

        public Claim {
            anyOf = Collections.unmodifiableSortedSet(new TreeSet<>(atLeastOne("anyOf", anyOf)));
        }

        @Override
        public String words() {
            String texts = anyOf.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(" or "));
            return "claim " + claim + (test == Test.ONE_OF ? " is " : " contains ") + texts;
        }
    }

    /// How, and how lately, the caller logged in (RFC 9470).
    ///
    /// @param acr    of which the token's `acr` must be one; empty for any
    /// @param amr    all of which the token's `amr` must hold
    /// @param maxAge the most time since `auth_time`, in whole seconds
    record LoggedIn(SortedSet<String> acr, SortedSet<String> amr, Optional<Duration> maxAge) implements Requirement {
        public LoggedIn {
            acr = Collections.unmodifiableSortedSet(new TreeSet<>(acr));
            amr = Collections.unmodifiableSortedSet(new TreeSet<>(amr));
            if (acr.isEmpty() && amr.isEmpty() && maxAge.isEmpty()) {
                throw new IllegalArgumentException("acr, amr, maxAge: none (expected: one of them)");
            }
        }

        @Override
        public String words() {
            List<String> parts = new ArrayList<>();
            if (!acr.isEmpty()) {
                parts.add("acr " + String.join(" or ", acr));
            }
            if (!amr.isEmpty()) {
                parts.add("amr " + String.join(" and ", amr));
            }
            maxAge.ifPresent(age -> parts.add("login at most " + Durations.text(age) + " ago"));
            return String.join(", ", parts);
        }
    }

    /// One of these is enough.
    ///
    /// @param some at least one, none of them an [AnyOf] or a [LoggedIn]; in [#ORDER], each once
    record AnyOf(List<Requirement> some) implements Requirement {
        public AnyOf {
            some = atLeastOne("some", some).stream().distinct().sorted(ORDER).toList();
        }

        @Override
        public String words() {
            return some.stream()
                    .map(one -> one instanceof Named || one instanceof Claim ? one.words() : "(" + one.words() + ")")
                    .collect(Collectors.joining(", or "));
        }
    }

    /// All of these together, as one of the ways of an [AnyOf].
    ///
    /// @param all at least one, each a [Named] or a [Claim]; in [#ORDER], each once
    record AllOf(List<Requirement> all) implements Requirement {
        public AllOf {
            all = atLeastOne("all", all).stream().distinct().sorted(ORDER).toList();
        }

        @Override
        public String words() {
            return all.stream().map(Requirement::words).collect(Collectors.joining(", and "));
        }
    }

    private static int rank(Requirement requirement) {
        return switch (requirement) {
            case Named named ->
                switch (named.in()) {
                    case ROLES -> 0;
                    case PERMISSIONS -> 1;
                    case SCOPES -> 2;
                };
            case Claim claim -> 3;
            case AllOf all -> 4;
            case AnyOf any -> 5;
            case LoggedIn login -> 6;
        };
    }

    private static <C extends Collection<?>> C atLeastOne(String what, C given) {
        if (given.isEmpty()) {
            throw new IllegalArgumentException(what + ": none (expected: at least one)");
        }
        return given;
    }
}
