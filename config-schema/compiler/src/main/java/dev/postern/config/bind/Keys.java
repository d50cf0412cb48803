package dev.postern.config.bind;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonBoolean;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.json.Place;
import dev.postern.config.model.Located;
import java.util.List;
import java.util.Optional;

/// Reads the keys of an object as the types that they should have; what has another type is not there.
record Keys(JsonObject object) {
    static Optional<Located<String>> text(JsonValue value) {
        return value instanceof JsonString(Place at, String text)
                ? Optional.of(new Located<>(text, at))
                : Optional.empty();
    }

    Optional<Located<String>> text(String key) {
        return object.get(key).flatMap(Keys::text);
    }

    Optional<Keys> keys(String key) {
        return object.get(key).filter(JsonObject.class::isInstance).map(value -> new Keys((JsonObject) value));
    }

    /// The members of an object whose keys are names; none when it is no object.
    List<Member> members(String key) {
        return keys(key).map(keys -> keys.object().members()).orElse(List.of());
    }

    List<JsonValue> items(String key) {
        return object.get(key)
                .filter(JsonArray.class::isInstance)
                .map(value -> ((JsonArray) value).items())
                .orElse(List.of());
    }

    /// The items of an array that are objects.
    List<Keys> objects(String key) {
        return items(key).stream()
                .filter(JsonObject.class::isInstance)
                .map(item -> new Keys((JsonObject) item))
                .toList();
    }

    Optional<Located<Long>> number(String key) {
        return object.get(key)
                .filter(value ->
                        value instanceof JsonNumber number && number.integer().isPresent())
                .map(value -> new Located<>(((JsonNumber) value).integer().getAsLong(), value.at()));
    }

    Optional<Located<Boolean>> bool(String key) {
        return object.get(key)
                .filter(JsonBoolean.class::isInstance)
                .map(value -> new Located<>(((JsonBoolean) value).value(), value.at()));
    }

    boolean flag(String key) {
        return object.get(key)
                .filter(value -> value instanceof JsonBoolean bool && bool.value())
                .isPresent();
    }
}
