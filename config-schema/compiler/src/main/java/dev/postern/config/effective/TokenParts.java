package dev.postern.config.effective;

import dev.postern.config.json.Place;
import dev.postern.config.model.AuthModel;
import dev.postern.config.model.IssuerModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.TenantFile;
import dev.postern.config.policy.AuthConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a route asks of an issuer's tokens, in words: its own auth says it, or else tenant.json.
final class TokenParts {
    private final AuthConfig.Jwt jwt;
    private final IssuerModel issuer;
    private final Optional<AuthModel.Jwt> asked;
    private final List<Part> parts = new ArrayList<>();

    private TokenParts(TenantFile tenant, AuthModel auth, AuthConfig.Jwt jwt) {
        this.jwt = jwt;
        this.issuer = tenant.issuers().stream()
                .filter(some -> some.name().value().equals(jwt.issuer()))
                .findFirst()
                .orElseThrow();
        this.asked = auth.anyOf().stream()
                .filter(AuthModel.Jwt.class::isInstance)
                .map(AuthModel.Jwt.class::cast)
                .filter(some -> some.issuer().value().equals(jwt.issuer()))
                .findFirst();
    }

    static List<Part> of(TenantFile tenant, AuthModel auth, AuthConfig.Jwt jwt) {
        return new TokenParts(tenant, auth, jwt).all();
    }

    private List<Part> all() {
        issuer.issuer().ifPresent(iss -> add("iss", iss.value(), Origin.at(iss.at())));
        if (!jwt.audiences().isEmpty()) {
            add("aud", words(jwt.audiences()), origin(asked.flatMap(AuthModel.Jwt::audiences), true));
        }
        boolean said = !issuer.algorithms().isEmpty();
        add("alg", words(jwt.algorithms()), origin(asked.flatMap(AuthModel.Jwt::algorithms), said));
        jwt.type().ifPresent(type -> add("typ", type, origin(asked.flatMap(AuthModel.Jwt::type), true)));
        return parts;
    }

    private void add(String what, String value, Origin origin) {
        parts.add(Part.of(jwt.issuer() + " " + what, value, origin));
    }

    private Origin origin(Optional<?> own, boolean ofIssuer) {
        Place here = asked.map(AuthModel.Jwt::issuer)
                .map(Located::at)
                .orElse(issuer.name().at());
        if (own.isPresent()) {
            return Origin.at(here);
        }
        return ofIssuer ? Origin.at(issuer.name().at()) : Origin.DEFAULT;
    }

    private static String words(Collection<?> some) {
        return some.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
