package dev.postern.config.model;

import dev.postern.config.value.TokenAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// An `auth` as written.
///
/// @param anyOf          empty for `"none"`
/// @param passCredential whether the upstream gets the client's credential, where it is said
/// @param overridable    whether a level below may set `"none"`
public record AuthModel(List<Source> anyOf, Optional<Located<Boolean>> passCredential, boolean overridable) {
    /// Where an identity may come from.
    public sealed interface Source {
        /// As people know it.
        String word();
    }

    /// A Postern API key.
    public record ApiKey() implements Source {
        /// How it is written.
        public static final String WORD = "api-key";

        @Override
        public String word() {
            return WORD;
        }
    }

    /// A token; what is left out is the issuer's.
    ///
    /// @param issuer by its name in tenant.json
    public record Jwt(
            Located<String> issuer,
            Optional<SortedSet<String>> audiences,
            Optional<SortedSet<TokenAlgorithm>> algorithms,
            Optional<String> type)
            implements Source {
        @Override
        public String word() {
            return "jwt " + issuer.value();
        }
    }

    public static final AuthModel NONE = new AuthModel(List.of(), Optional.empty(), false);

    public AuthModel {
        anyOf = List.copyOf(anyOf);
    }

    public boolean anonymous() {
        return anyOf.isEmpty();
    }
}
