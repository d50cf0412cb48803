package dev.postern.config.openapi;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads and edits an object by fields such as `match/path`.
final class Fields {
    private Fields() {}

    static Optional<JsonValue> get(JsonObject object, String field) {
        Optional<JsonValue> at = Optional.of(object);
        for (String key : field.split("/", -1)) {
            at = at.flatMap(value -> value instanceof JsonObject parent ? parent.get(key) : Optional.empty());
        }
        return at;
    }

    static Optional<String> meaning(JsonObject object, String field) {
        return get(object, field).map(Json::meaning);
    }

    /// Writes `json` at `field`, or takes the field out where it is empty, with objects that hold nothing else.
    static void set(Splice splice, JsonObject object, String field, Optional<String> json) {
        List<String> keys = Arrays.asList(field.split("/", -1));
        set(splice, object, keys, json);
    }

    private static void set(Splice splice, JsonObject object, List<String> keys, Optional<String> json) {
        Optional<JsonValue> value = object.get(keys.getFirst());
        List<String> behind = keys.subList(1, keys.size());
        if (value.isEmpty()) {
            json.ifPresent(text -> splice.add(object, nested(keys, text)));
        } else if (behind.isEmpty() || !(value.get() instanceof JsonObject inner)) {
            json.ifPresentOrElse(
                    text -> splice.replace(value.get(), nestedValue(behind, text)),
                    () -> splice.remove(object, index(object, keys.getFirst())));
        } else if (json.isEmpty() && holdsOnly(inner, behind)) {
            splice.remove(object, index(object, keys.getFirst()));
        } else {
            set(splice, inner, behind, json);
        }
    }

    private static boolean holdsOnly(JsonObject object, List<String> keys) {
        Optional<JsonValue> value = object.get(keys.getFirst());
        List<String> behind = keys.subList(1, keys.size());
        return object.members().size() == 1
                && value.isPresent()
                && (behind.isEmpty() || (value.get() instanceof JsonObject inner && holdsOnly(inner, behind)));
    }

    /// A member with the objects around its value: `"match": { "path": "/" }`.
    static String nested(List<String> keys, String json) {
        return Json.member(keys.getFirst(), nestedValue(keys.subList(1, keys.size()), json));
    }

    private static String nestedValue(List<String> keys, String json) {
        return keys.isEmpty() ? json : "{ " + nested(keys, json) + " }";
    }

    private static int index(JsonObject object, String key) {
        List<String> keys = object.members().stream().map(Member::key).toList();
        return keys.indexOf(key);
    }
}
