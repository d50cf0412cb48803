package dev.postern.gateway.token;

import dev.postern.config.value.ClaimPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a token claims: those claims that have a meaning of their own, and all of them.
///
/// @param audiences       `aud`, one or many; empty where it is missing
/// @param expiresAt       `exp`, parts of a second left out, as in all times here
/// @param id              `jti`
/// @param sessionId       `sid` (OpenID Connect)
/// @param authenticatedAt `auth_time` (OpenID Connect)
/// @param acr             how surely its subject was authenticated
/// @param amr             the methods by which it was; a single text is a list of one
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc7519#section-4.1">RFC 7519, section 4.1</a>
public record TokenClaims(
        Optional<String> issuer,
        Optional<String> subject,
        List<String> audiences,
        Optional<Instant> expiresAt,
        Optional<Instant> notBefore,
        Optional<Instant> issuedAt,
        Optional<String> id,
        Optional<String> sessionId,
        Optional<Instant> authenticatedAt,
        Optional<String> acr,
        List<String> amr,
        JsonValue.Members all) {
    public TokenClaims {
        audiences = List.copyOf(audiences);
        amr = List.copyOf(amr);
    }

    /// Reads claims; empty when one of those above has the wrong type, `null` being one.
    static Optional<TokenClaims> of(JsonValue.Members all) {
        ClaimTypes types = new ClaimTypes(all);
        TokenClaims claims = new TokenClaims(
                types.text("iss"),
                types.text("sub"),
                types.texts("aud"),
                types.time("exp"),
                types.time("nbf"),
                types.time("iat"),
                types.text("jti"),
                types.text("sid"),
                types.time("auth_time"),
                types.text("acr"),
                types.texts("amr"),
                all);
        return types.allSound() ? Optional.of(claims) : Optional.empty();
    }

    /// A claim: one whose whole name the path is, or else one inside others; never `null`.
    public Optional<JsonValue> find(ClaimPath path) {
        if (all.has(path.text())) {
            return all.get(path.text()).filter(TokenClaims::isSomething);
        }
        Optional<JsonValue> found = Optional.of(all);
        for (String step : path.steps()) {
            found = found.flatMap(
                    value -> value instanceof JsonValue.Members members ? members.get(step) : Optional.empty());
        }
        return found.filter(TokenClaims::isSomething);
    }

    private static boolean isSomething(JsonValue value) {
        return !(value instanceof JsonValue.Nothing);
    }

    /// None of the claims.
    @Override
    public String toString() {
        return "TokenClaims[" + all.values().size() + "]";
    }
}
