package dev.postern.config.model;

import java.util.List;

/// An `auth` as written.
///
/// @param anyOf       empty for `"none"`
/// @param overridable whether a level below may set `"none"`
public record AuthModel(List<Source> anyOf, boolean overridable) {
    /// The words for the sources of identity.
    public enum Source {
        API_KEY("api-key");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static final AuthModel NONE = new AuthModel(List.of(), false);

    public AuthModel {
        anyOf = List.copyOf(anyOf);
    }

    public boolean anonymous() {
        return anyOf.isEmpty();
    }
}
