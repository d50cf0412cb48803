package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.table.HeaderValue.SecretReference;
import dev.postern.config.table.IssuerTable.Claims;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.table.IssuerTable.TenantClaim;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.TokenAlgorithm;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// An issuer as JSON.
final class IssuerJson {
    private IssuerJson() {}

    static ObjectNode write(IssuerTable issuer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", issuer.name()).put("issuer", issuer.issuer());
        switch (issuer.keys()) {
            case KeySource.Discovery() -> json.put("discovery", true);
            case KeySource.KeySet(String url) -> json.put("jwks", url);
            case KeySource.SharedSecret(String name, SortedSet<TokenAlgorithm> algorithms) -> {
                json.put("secret", name);
                ArrayNode list = json.putArray("algorithms");
                algorithms.forEach(algorithm -> list.add(algorithm.jose()));
            }
        }
        json.put("clockSkewSeconds", issuer.clockSkew().toSeconds());
        ArrayNode required = json.putArray("required");
        issuer.required().forEach(claim -> required.add(claim.text()));
        issuer.tenantClaim()
                .ifPresent(claim -> json.putObject("tenantClaim")
                        .put("claim", claim.claim().text())
                        .put("value", claim.value()));
        json.putObject("claims")
                .put("roles", issuer.claims().roles().text())
                .put("permissions", issuer.claims().permissions().text())
                .put("scopes", issuer.claims().scopes().text());
        return json;
    }

    static IssuerTable read(JsonIn in) throws Unreadable {
        in.object(
                "name",
                "issuer",
                "discovery",
                "jwks",
                "secret",
                "algorithms",
                "clockSkewSeconds",
                "required",
                "tenantClaim",
                "claims");
        JsonIn claims = in.get("claims").object("roles", "permissions", "scopes");
        return new IssuerTable(
                in.get("name").text(),
                in.get("issuer").text(),
                keys(in),
                Duration.ofSeconds(in.get("clockSkewSeconds").number(0, IssuerTable.MOST_SKEW.toSeconds())),
                new TreeSet<>(in.get("required").list(IssuerJson::claim)),
                in.has("tenantClaim") ? Optional.of(tenantClaim(in.get("tenantClaim"))) : Optional.empty(),
                new Claims(claim(claims.get("roles")), claim(claims.get("permissions")), claim(claims.get("scopes"))));
    }

    private static KeySource keys(JsonIn in) throws Unreadable {
        if (in.has("jwks")) {
            return new KeySource.KeySet(in.get("jwks").text());
        }
        if (in.has("secret")) {
            return new KeySource.SharedSecret(
                    in.get("secret").text(text -> Optional.of(text).filter(SecretReference::isName), "a secret's name"),
                    new TreeSet<>(in.get("algorithms").list(AuthJson::algorithm)));
        }
        if (!in.get("discovery").flag()) {
            throw in.get("discovery").expected("true, or jwks or secret");
        }
        return new KeySource.Discovery();
    }

    private static TenantClaim tenantClaim(JsonIn in) throws Unreadable {
        in.object("claim", "value");
        return new TenantClaim(claim(in.get("claim")), in.get("value").text());
    }

    private static ClaimPath claim(JsonIn in) throws Unreadable {
        return in.text(ClaimPath::parse, "a claim");
    }
}
