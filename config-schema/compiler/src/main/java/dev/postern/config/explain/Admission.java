package dev.postern.config.explain;

import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.KeyTag;
import dev.postern.config.match.PresentedKey;
import dev.postern.config.match.PresentedToken;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.value.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a route's `auth` lets a request in, as far as can be told without asking whether a key is valid.
public sealed interface Admission {
    /// The code of a refusal for want of a credential.
    String MISSING = "credential_missing";

    /// The route lets everybody in.
    record Everybody() implements Admission {}

    /// A key of the tenant is shown; only the running gateway knows whether it is valid.
    record IfKeyIsValid() implements Admission {}

    /// A token is shown; only the running gateway knows whether it is valid.
    ///
    /// @param issuer the name of the first issuer whose tokens the route takes
    record IfTokenIsValid(String issuer) implements Admission {}

    record Refused(Refusal refusal) implements Admission {}

    /// Judges the first credential that a request shows; reads no more of a key than its tenant's tag.
    static Admission of(AuthConfig auth, TenantId tenant, GivenRequest request) {
        if (auth.anonymous()) {
            return new Everybody();
        }
        Admission refused = new Refused(new Refusal(401, MISSING, "the route needs a credential"));
        for (AuthConfig.Source source : auth.anyOf()) {
            Admission admission = switch (source) {
                case AuthConfig.ApiKey(boolean inQuery) -> byKey(PresentedKey.of(request, inQuery), tenant);
                case AuthConfig.Jwt jwt -> byToken(request, jwt);
            };
            if (!(admission instanceof Refused(Refusal refusal)
                    && refusal.code().equals(MISSING))) {
                return admission;
            }
            refused = admission;
        }
        return refused;
    }

    private static Admission byToken(GivenRequest request, AuthConfig.Jwt jwt) {
        return switch (PresentedToken.of(request)) {
            case PresentedToken.Presented token -> new IfTokenIsValid(jwt.issuer());
            case PresentedToken.Ambiguous two ->
                new Refused(new Refusal(400, "credential_ambiguous", "more than one Authorization header is shown"));
            case PresentedToken.None none ->
                new Refused(new Refusal(401, MISSING, "the route needs a token, and none is shown"));
        };
    }

    private static Admission byKey(@Nullable String key, TenantId tenant) {
        if (key == null) {
            return new Refused(new Refusal(401, MISSING, "the route needs an API key, and none is shown"));
        }
        Optional<TenantId> tag = KeyTag.of(key);
        return tag.equals(Optional.of(tenant))
                ? new IfKeyIsValid()
                : new Refused(new Refusal(
                        401,
                        "credential_invalid",
                        tag.isPresent() ? "the API key is one of " + tag.get() + "'s" : "what is shown is no API key"));
    }
}
