package dev.postern.gateway.policy.identity;

import dev.postern.config.policy.IdentityConfig.Fact;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.value.ClaimPath;
import dev.postern.gateway.exchange.Claims;
import dev.postern.gateway.exchange.Claims.Value;
import dev.postern.gateway.exchange.Consumer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is known of a caller, as a header can say it.
///
/// A token may hold any text, and a header only visible ASCII: all else, spaces and `%` too, is written as `%` and two
/// hex digits for each byte of its UTF-8, as in a URL. So no text passes for another, and the space between the names
/// of a list cannot be part of a name.
final class Facts {
    private static final String HEX = "0123456789ABCDEF";

    private Facts() {}

    /// Empty where nothing is known, and for nobody.
    static Optional<String> value(Fact fact, Consumer consumer) {
        return switch (consumer) {
            case Consumer.Anonymous nobody -> Optional.empty();
            case Consumer.KeyHolder key -> value(fact, key);
            case Consumer.TokenHolder token -> value(fact, token).filter(text -> !text.isEmpty());
        };
    }

    private static Optional<String> value(Fact fact, Consumer.KeyHolder key) {
        return switch (fact) {
            case Fact.Subject() -> Optional.of(key.userId().toString());
            case Fact.Source() -> Optional.of("api-key");
            case Fact.KeyId() -> Optional.of(key.keyId());
            case Fact.List(Names names) -> names == Names.SCOPES ? list(key.scopes()) : Optional.empty();
            case Fact.Claim(ClaimPath claim) -> Optional.empty();
        };
    }

    private static Optional<String> value(Fact fact, Consumer.TokenHolder token) {
        Claims claims = token.claims();
        return switch (fact) {
            case Fact.Subject() -> claims.subject().map(Facts::escaped);
            case Fact.Source() -> Optional.of(token.issuer());
            case Fact.KeyId() -> Optional.empty();
            case Fact.List(Names names) -> list(claims.names(names));
            case Fact.Claim(ClaimPath claim) ->
                claims.value(claim).flatMap(value -> switch (value) {
                    case Value.One(String text) -> Optional.of(text).map(Facts::escaped);
                    case Value.Many(List<String> texts) -> list(texts);
                });
        };
    }

    private static Optional<String> list(Collection<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.stream().sorted().map(Facts::escaped).collect(Collectors.joining(" ")));
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0x20 && b < 0x7F && b != '%') {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt((b & 0xFF) >> 4)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }
}
