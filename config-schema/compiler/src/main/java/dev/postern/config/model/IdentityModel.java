package dev.postern.config.model;

import dev.postern.config.policy.IdentityConfig.Fact;
import dev.postern.config.value.HeaderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An `identity` as written; without headers and token for `"none"`.
///
/// @param headers in the order written, those that could be read
public record IdentityModel(List<HeaderModel> headers, Optional<TokenModel> token) {
    /// A header and what it says.
    public record HeaderModel(Located<HeaderName> name, Located<Fact> fact) {}

    /// @param lifetime empty where none is written
    public record TokenModel(
            Located<HeaderName> header, Located<String> audience, Optional<Located<Duration>> lifetime) {}

    public static final IdentityModel NONE = new IdentityModel(List.of(), Optional.empty());

    public IdentityModel {
        headers = List.copyOf(headers);
    }

    /// The names of all headers, with the token's last.
    public List<Located<HeaderName>> names() {
        List<Located<HeaderName>> names = new ArrayList<>();
        headers.forEach(header -> names.add(header.name()));
        token.ifPresent(some -> names.add(some.header()));
        return names;
    }
}
