package dev.postern.config.policy;

import dev.postern.config.value.ClaimPath;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a caller must be or have.
public sealed interface Requirement {
    /// Which of a caller's lists of names is looked at; an API key has scopes alone.
    enum Names {
        ROLES,
        PERMISSIONS,
        SCOPES
    }

    /// Names that a caller must have.
    ///
    /// @param all  whether each of them, rather than one of them
    /// @param some at least one
    record Named(Names in, boolean all, SortedSet<String> some) implements Requirement {
        public Named {
            some = Collections.unmodifiableSortedSet(new TreeSet<>(some));
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
            anyOf = Collections.unmodifiableSortedSet(new TreeSet<>(anyOf));
        }
    }

    /// How, and how lately, the caller logged in (RFC 9470).
    ///
    /// @param acr    of which the token's `acr` must be one; empty for any
    /// @param amr    all of which the token's `amr` must hold
    /// @param maxAge the most time since `auth_time`
    record LoggedIn(SortedSet<String> acr, SortedSet<String> amr, Optional<Duration> maxAge) implements Requirement {
        public LoggedIn {
            acr = Collections.unmodifiableSortedSet(new TreeSet<>(acr));
            amr = Collections.unmodifiableSortedSet(new TreeSet<>(amr));
        }
    }

    /// One of these is enough.
    ///
    /// @param some at least one, none of them an [AnyOf] or a [LoggedIn]
    record AnyOf(List<Requirement> some) implements Requirement {
        public AnyOf {
            some = List.copyOf(some);
        }
    }
}
