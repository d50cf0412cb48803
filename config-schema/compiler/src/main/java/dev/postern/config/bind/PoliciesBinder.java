package dev.postern.config.bind;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.model.AuthModel;
import dev.postern.config.model.LimitModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.PoliciesModel;
import dev.postern.config.model.RequireModel;
import dev.postern.config.policy.PolicyKind;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Problem;
import dev.postern.config.value.TokenAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads the `policies` of one level.
final class PoliciesBinder {
    private static final String KEY = "policies";
    private static final String AUTH = PolicyKind.AUTH.key();

    private final Texts texts;
    private final List<Problem> problems;

    /// @param problems takes what is wrong with single values
    PoliciesBinder(Texts texts, List<Problem> problems) {
        this.texts = texts;
        this.problems = problems;
    }

    /// Reads the policies that stand in `parent`: a file's root or a route.
    PoliciesModel bind(Keys parent) {
        boolean misspelt = parent.object().members().stream().anyMatch(member -> near(member.key(), KEY));
        Optional<Keys> policies = parent.keys(KEY);
        if (policies.isEmpty()) {
            boolean unclear = misspelt || parent.object().get(KEY).isPresent();
            return PoliciesModel.ofNothing(unclear);
        }
        JsonObject object = policies.get().object();
        Optional<Located<AuthModel>> auth =
                object.get(AUTH).flatMap(value -> auth(value).map(model -> new Located<>(model, value.at())));
        boolean unclear = auth.isEmpty()
                && (misspelt
                        || object.members().stream()
                                .anyMatch(member -> member.key().equals(AUTH) || near(member.key(), AUTH)));
        return new PoliciesModel(
                auth,
                unclear,
                policies.get()
                        .keys(PolicyKind.REQUIRE.key())
                        .map(keys -> new RequireBinder(texts).bind(keys))
                        .orElse(RequireModel.NONE),
                limits(policies.get()),
                object.get(PolicyKind.IDENTITY.key())
                        .flatMap(value -> IdentityBinder.bind(value, texts, problems)
                                .map(model -> new Located<>(model, value.at()))));
    }

    private static boolean near(String written, String key) {
        return !written.equals(key) && Closest.to(written, List.of(key)).isPresent();
    }

    private static Optional<AuthModel> auth(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.text().equals("none") ? Optional.of(AuthModel.NONE) : Optional.empty();
        }
        if (!(value instanceof JsonObject object)) {
            return Optional.empty();
        }
        Keys keys = new Keys(object);
        List<AuthModel.Source> sources = new ArrayList<>();
        for (JsonValue item : keys.items("anyOf")) {
            source(item).ifPresent(sources::add);
        }
        // An empty list would read as "none", which nobody wrote.
        return sources.isEmpty()
                ? Optional.empty()
                : Optional.of(new AuthModel(sources, keys.bool("passCredential"), keys.flag("overridable")));
    }

    static Optional<AuthModel.Source> source(JsonValue item) {
        if (item instanceof JsonString string) {
            return string.text().equals(AuthModel.ApiKey.WORD) ? Optional.of(new AuthModel.ApiKey()) : Optional.empty();
        }
        return item instanceof JsonObject object
                ? new Keys(object).object().get("jwt").flatMap(PoliciesBinder::jwt)
                : Optional.empty();
    }

    private static Optional<AuthModel.Source> jwt(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return Keys.text(value)
                    .map(name -> new AuthModel.Jwt(name, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        Keys keys = new Keys(object);
        SortedSet<TokenAlgorithm> algorithms = new TreeSet<>();
        IssuersBinder.algorithms(keys).forEach(algorithm -> algorithms.add(algorithm.value()));
        return keys.text("issuer")
                .map(name -> new AuthModel.Jwt(
                        name,
                        IssuersBinder.words(keys, "audiences"),
                        algorithms.isEmpty() ? Optional.empty() : Optional.of(algorithms),
                        keys.text("type").map(Located::value)));
    }

    private static List<LimitModel> limits(Keys policies) {
        List<LimitModel> limits = new ArrayList<>();
        for (Keys limit : policies.objects(PolicyKind.RATE_LIMIT.key())) {
            Optional<Scope> per = limit.text("per").flatMap(text -> scope(text.value()));
            Optional<Window> window = limit.text("window").flatMap(text -> window(text.value()));
            Optional<Located<Long>> requests = limit.number("requests").filter(number -> number.value() >= 1);
            if (per.isPresent() && window.isPresent() && requests.isPresent()) {
                String name = limit.text("name")
                        .map(Located::value)
                        .orElse(word(per.get()) + "-" + window.get().text());
                limits.add(new LimitModel(
                        name, limit.object().at(), per.get(), requests.get(), window.get(), limit.flag("overridable")));
            }
        }
        return limits;
    }

    private static Optional<Scope> scope(String word) {
        for (Scope scope : Scope.values()) {
            if (word(scope).equals(word)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Window> window(String word) {
        for (Window window : Window.values()) {
            if (window.text().equals(word)) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }
}
