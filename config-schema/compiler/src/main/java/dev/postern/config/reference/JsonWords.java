package dev.postern.config.reference;

import dev.postern.config.json.JsonValue;
import java.util.stream.Collectors;

/// JSON on one line.
final class JsonWords {
    private JsonWords() {}

    static String of(JsonValue value) {
        return switch (value) {
            case JsonValue.JsonObject object ->
                object.members().stream()
                        .map(member -> quoted(member.key()) + ": " + of(member.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case JsonValue.JsonArray array ->
                array.items().stream().map(JsonWords::of).collect(Collectors.joining(", ", "[", "]"));
            case JsonValue.JsonString string -> quoted(string.text());
            case JsonValue.JsonNumber number -> number.text();
            case JsonValue.JsonBoolean bool -> String.valueOf(bool.value());
            case JsonValue.JsonNull ignored -> "null";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
