package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.value.TokenAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The `auth` policy as JSON.
final class AuthJson {
    private AuthJson() {}

    static void write(AuthConfig auth, ObjectNode json) {
        ArrayNode anyOf = json.putArray("anyOf");
        for (AuthConfig.Source source : auth.anyOf()) {
            switch (source) {
                case AuthConfig.ApiKey(boolean inQuery) ->
                    anyOf.addObject().putObject("apiKey").put("inQuery", inQuery);
                case AuthConfig.Jwt jwt -> write(jwt, anyOf.addObject().putObject("jwt"));
            }
        }
        if (auth.passCredential()) {
            json.put("passCredential", true);
        }
    }

    private static void write(AuthConfig.Jwt jwt, ObjectNode json) {
        json.put("issuer", jwt.issuer());
        ArrayNode audiences = json.putArray("audiences");
        jwt.audiences().forEach(audiences::add);
        ArrayNode algorithms = json.putArray("algorithms");
        jwt.algorithms().forEach(algorithm -> algorithms.add(algorithm.jose()));
        jwt.type().ifPresent(type -> json.put("type", type));
    }

    static AuthConfig read(JsonIn in) throws Unreadable {
        in.object("anyOf", "passCredential");
        List<AuthConfig.Source> anyOf = in.get("anyOf").list(AuthJson::source);
        if (anyOf.stream().distinct().count() < anyOf.size()) {
            throw in.get("anyOf").expected("each source once");
        }
        return new AuthConfig(
                anyOf, in.has("passCredential") && in.get("passCredential").flag());
    }

    private static AuthConfig.Source source(JsonIn in) throws Unreadable {
        in.object("apiKey", "jwt");
        return in.has("jwt")
                ? jwt(in.get("jwt"))
                : new AuthConfig.ApiKey(
                        in.get("apiKey").object("inQuery").get("inQuery").flag());
    }

    private static AuthConfig.Jwt jwt(JsonIn in) throws Unreadable {
        in.object("issuer", "audiences", "algorithms", "type");
        List<TokenAlgorithm> algorithms = in.get("algorithms").list(AuthJson::algorithm);
        if (algorithms.isEmpty()) {
            throw in.get("algorithms").expected("at least one");
        }
        return new AuthConfig.Jwt(
                in.get("issuer").text(),
                new TreeSet<>(in.get("audiences").list(JsonIn::text)),
                new TreeSet<>(algorithms),
                in.has("type") ? Optional.of(in.get("type").text()) : Optional.empty());
    }

    static TokenAlgorithm algorithm(JsonIn in) throws Unreadable {
        return in.text(TokenAlgorithm::parse, "an algorithm such as RS256");
    }
}
