package dev.postern.config.bind;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonBoolean;
import dev.postern.config.json.JsonValue.JsonNull;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.model.Located;
import dev.postern.config.model.RequireModel;
import dev.postern.config.policy.Requirement;
import dev.postern.config.policy.Requirement.Claim.Test;
import dev.postern.config.policy.Requirement.LoggedIn;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.value.ClaimPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads what callers must be or have. What has not the form that the schema asks for is left out.
final class RequireBinder {
    private static final SortedSet<String> ANY = Collections.emptySortedSet();

    private final Texts texts;

    RequireBinder(Texts texts) {
        this.texts = texts;
    }

    RequireModel bind(Keys require) {
        List<Located<Requirement>> all = new ArrayList<>(simple(require));
        require.object()
                .get("anyOf")
                .ifPresent(value -> anyOf(require.objects("anyOf"))
                        .forEach(requirement -> all.add(new Located<>(requirement, value.at()))));
        IssuersBinder.words(require, "acr")
                .ifPresent(acr -> add(require, "acr", new LoggedIn(acr, ANY, Optional.empty()), all));
        IssuersBinder.words(require, "amr")
                .ifPresent(amr -> add(require, "amr", new LoggedIn(ANY, amr, Optional.empty()), all));
        require.text("maxAge")
                .flatMap(texts::loginAge)
                .ifPresent(age -> add(require, "maxAge", new LoggedIn(ANY, ANY, Optional.of(age.value())), all));
        return new RequireModel(all);
    }

    private static void add(Keys require, String key, Requirement requirement, List<Located<Requirement>> all) {
        require.object().get(key).ifPresent(value -> all.add(new Located<>(requirement, value.at())));
    }

    /// What must hold, all of it: where there is one way only, that is no choice.
    private static List<Requirement> anyOf(List<Keys> written) {
        List<List<Requirement>> ways = written.stream()
                .map(keys ->
                        simple(keys).stream().map(Located::value).distinct().toList())
                .filter(way -> !way.isEmpty())
                .toList();
        if (ways.size() <= 1) {
            return ways.isEmpty() ? List.of() : ways.getFirst();
        }
        return List.of(new Requirement.AnyOf(ways.stream()
                .map(way -> way.size() == 1 ? way.getFirst() : new Requirement.AllOf(way))
                .toList()));
    }

    private static List<Located<Requirement>> simple(Keys keys) {
        List<Located<Requirement>> all = new ArrayList<>();
        for (Names names : Names.values()) {
            keys.object().get(names.key()).ifPresent(value -> names(names, keys, value, all));
        }
        for (Member member : keys.members("claims")) {
            ClaimPath.parse(member.key())
                    .flatMap(claim -> claim(claim, member.value()))
                    .ifPresent(
                            claim -> all.add(new Located<>(claim, member.value().at())));
        }
        return all;
    }

    private static void names(Names names, Keys parent, JsonValue value, List<Located<Requirement>> all) {
        if (value instanceof JsonObject object) {
            Keys keys = new Keys(object);
            IssuersBinder.words(keys, "allOf").ifPresent(some -> named(names, true, some, value, all));
            IssuersBinder.words(keys, "anyOf").ifPresent(some -> named(names, false, some, value, all));
        } else {
            IssuersBinder.words(parent, names.key()).ifPresent(some -> named(names, true, some, value, all));
        }
    }

    private static void named(
            Names names, boolean each, SortedSet<String> some, JsonValue value, List<Located<Requirement>> all) {
        all.add(new Located<>(new Requirement.Named(names, each, some), value.at()));
    }

    private static Optional<Requirement> claim(ClaimPath claim, JsonValue value) {
        Optional<JsonValue> contains = value instanceof JsonObject object ? object.get("contains") : Optional.empty();
        SortedSet<String> texts = texts(contains.orElse(value));
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Requirement.Claim(claim, contains.isPresent() ? Test.CONTAINS : Test.ONE_OF, texts));
    }

    private static SortedSet<String> texts(JsonValue value) {
        TreeSet<String> texts = new TreeSet<>();
        if (value instanceof JsonArray array) {
            array.items().forEach(item -> text(item).ifPresent(texts::add));
        } else {
            text(value).ifPresent(texts::add);
        }
        return texts;
    }

    /// As JSON writes it; `1.0` is `1`.
    private static Optional<String> text(JsonValue value) {
        return switch (value) {
            case JsonString string -> Optional.of(string.text());
            case JsonBoolean flag -> Optional.of(String.valueOf(flag.value()));
            case JsonNumber number ->
                number.integer().isPresent()
                        ? Optional.of(Long.toString(number.integer().getAsLong()))
                        : Optional.empty();
            case JsonArray _, JsonObject _, JsonNull _ -> Optional.empty();
        };
    }
}
