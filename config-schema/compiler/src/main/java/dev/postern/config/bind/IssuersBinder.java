package dev.postern.config.bind;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.model.IssuerModel;
import dev.postern.config.model.IssuerModel.ClaimsModel;
import dev.postern.config.model.IssuerModel.TenantClaimModel;
import dev.postern.config.model.Located;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.TokenAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads a tenant's issuers. What has not the form that the schema asks for is left out.
final class IssuersBinder {
    private final Texts texts;

    IssuersBinder(Texts texts) {
        this.texts = texts;
    }

    List<IssuerModel> bind(Keys tenant) {
        List<IssuerModel> issuers = new ArrayList<>();
        for (Member member : tenant.members("issuers")) {
            if (member.value() instanceof JsonObject object) {
                issuers.add(issuer(new Located<>(member.key(), member.keyAt()), new Keys(object)));
            }
        }
        return issuers;
    }

    private IssuerModel issuer(Located<String> name, Keys keys) {
        Optional<Keys> claims = keys.keys("claims");
        return new IssuerModel(
                name,
                keys.text("issuer"),
                keys.text("jwks"),
                keys.text("secret"),
                words(keys, "audiences").orElse(new TreeSet<>()),
                algorithms(keys),
                keys.text("type").map(Located::value),
                keys.text("clockSkew").flatMap(texts::clockSkew),
                claims(keys),
                keys.keys("tenantClaim").flatMap(IssuersBinder::tenantClaim),
                new ClaimsModel(
                        claims.flatMap(some -> claim(some, "roles")),
                        claims.flatMap(some -> claim(some, "permissions")),
                        claims.flatMap(some -> claim(some, "scopes"))));
    }

    private static Optional<TenantClaimModel> tenantClaim(Keys keys) {
        return claim(keys, "claim")
                .map(claim -> new TenantClaimModel(claim, keys.text("value").map(Located::value)));
    }

    private static SortedSet<ClaimPath> claims(Keys keys) {
        TreeSet<ClaimPath> claims = new TreeSet<>();
        for (JsonValue item : keys.items("requiredClaims")) {
            Keys.text(item).map(Located::value).flatMap(ClaimPath::parse).ifPresent(claims::add);
        }
        return claims;
    }

    private static Optional<ClaimPath> claim(Keys keys, String key) {
        return keys.text(key).map(Located::value).flatMap(ClaimPath::parse);
    }

    /// What an `auth` asks of a token, or an issuer says of all of its tokens: a list of texts, if there is one.
    static Optional<SortedSet<String>> words(Keys keys, String key) {
        TreeSet<String> words = new TreeSet<>();
        for (JsonValue item : keys.items(key)) {
            Keys.text(item).map(Located::value).ifPresent(words::add);
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    static List<Located<TokenAlgorithm>> algorithms(Keys keys) {
        List<Located<TokenAlgorithm>> algorithms = new ArrayList<>();
        for (JsonValue item : keys.items("algorithms")) {
            Keys.text(item)
                    .flatMap(text ->
                            TokenAlgorithm.parse(text.value()).map(algorithm -> new Located<>(algorithm, text.at())))
                    .ifPresent(algorithms::add);
        }
        return algorithms;
    }
}
