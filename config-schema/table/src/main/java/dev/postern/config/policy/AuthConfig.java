package dev.postern.config.policy;

import java.util.List;

/// Who may call: any one of the listed sources of identity, or everybody where none is listed.
///
/// There is no default: a route without an `auth` in force is a config error, and `"none"` is written out.
///
/// @param anyOf sources tried in the order written; empty for `"none"`
public record AuthConfig(List<Source> anyOf) implements PolicyConfig {
    /// `"none"`, written out.
    public static final AuthConfig NONE = new AuthConfig(List.of());

    /// Where an identity may come from.
    public sealed interface Source permits ApiKey {}

    /// A Postern API key in `X-API-Key`.
    ///
    /// @param inQuery whether the `api_key` query parameter is read too (a switch of the tenant's)
    public record ApiKey(boolean inQuery) implements Source {}

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
