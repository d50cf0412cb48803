package dev.postern.config.reference;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonBoolean;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One schema with what it refers to: the nearest layer that has a keyword wins.
///
/// @param file   the file of the last layer, for references without one
/// @param layers the schema itself, then what its `$ref` leads to
record Schema(SchemaFiles files, String file, List<JsonObject> layers) {
    Optional<JsonValue> get(String keyword) {
        return layers.stream().flatMap(layer -> layer.get(keyword).stream()).findFirst();
    }

    Optional<String> text(String keyword) {
        return get(keyword).filter(JsonString.class::isInstance).map(value -> ((JsonString) value).text());
    }

    boolean flag(String keyword) {
        return get(keyword).orElse(null) instanceof JsonBoolean(var at, boolean value) && value;
    }

    List<JsonValue> items(String keyword) {
        return get(keyword).orElse(null) instanceof JsonArray(var at, List<JsonValue> items) ? items : List.of();
    }

    /// The schema under a keyword, where that is one.
    Optional<Schema> child(String keyword) {
        return get(keyword).filter(JsonObject.class::isInstance).map(value -> files.follow(file, value));
    }

    List<Member> properties() {
        return get("properties").orElse(null) instanceof JsonObject(var at, List<Member> members) ? members : List.of();
    }

    Schema property(Member member) {
        return files.follow(file, member.value());
    }

    boolean requires(String key) {
        return items("required").stream()
                .anyMatch(item -> item instanceof JsonString(var at, String text) && text.equals(key));
    }

    /// This schema and those that it is put together from by `then`, `else`, `anyOf`, `oneOf` and `allOf`.
    List<Schema> parts() {
        List<Schema> parts = new ArrayList<>(List.of(this));
        Stream.of("then", "else")
                .flatMap(keyword -> child(keyword).stream())
                .forEach(part -> parts.addAll(part.parts()));
        Stream.of("anyOf", "oneOf", "allOf")
                .flatMap(keyword -> items(keyword).stream())
                .forEach(item -> parts.addAll(files.follow(file, item).parts()));
        return parts;
    }
}
