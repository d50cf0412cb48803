package dev.postern.config.policy;

import dev.postern.config.value.TokenAlgorithm;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who may call: any one of the listed sources of identity, or everybody where none is listed.
///
/// There is no default: a route without an `auth` in force is a config error, and `"none"` is written out.
///
/// @param anyOf          sources tried in the order written, each issuer at most once; empty for `"none"`
/// @param passCredential whether the upstream gets the credential that decided too; otherwise it is taken away
public record AuthConfig(List<Source> anyOf, boolean passCredential) implements PolicyConfig {
    /// `"none"`, written out.
    public static final AuthConfig NONE = new AuthConfig(List.of());

    /// Where an identity may come from.
    public sealed interface Source permits ApiKey, Jwt {}

    /// A Postern API key in `X-API-Key`.
    ///
    /// @param inQuery whether the `api_key` query parameter is read too (a switch of the tenant's)
    public record ApiKey(boolean inQuery) implements Source {}

    /// A signed token in `Authorization: Bearer` (RFC 6750, section 2.1).
    ///
    /// @param issuer     the name of one of the tenant's issuers
    /// @param audiences  of which the token must name one; empty where the issuer's tokens name none
    /// @param algorithms of which the token must be signed with one; at least one
    /// @param type       what the token's `typ` must be, `application/` left out and without case; empty for any
    public record Jwt(
            String issuer, SortedSet<String> audiences, SortedSet<TokenAlgorithm> algorithms, Optional<String> type)
            implements Source {
        public Jwt {
            audiences = Collections.unmodifiableSortedSet(new TreeSet<>(audiences));
            algorithms = Collections.unmodifiableSortedSet(new TreeSet<>(algorithms));
            if (algorithms.isEmpty()) {
                throw new IllegalArgumentException("algorithms: none (expected: at least one)");
            }
        }
    }

    /// Keeps credentials from the upstream.
    public AuthConfig(List<Source> anyOf) {
        this(anyOf, false);
    }

    public AuthConfig {
        anyOf = List.copyOf(anyOf);
    }

    /// Whether anybody may call.
    public boolean anonymous() {
        return anyOf.isEmpty();
    }

    @Override
    public PolicyKind kind() {
        return PolicyKind.AUTH;
    }
}
