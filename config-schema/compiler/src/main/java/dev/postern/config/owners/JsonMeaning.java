package dev.postern.config.owners;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonBoolean;
import dev.postern.config.json.JsonValue.JsonNull;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import java.util.stream.Collectors;

/// A JSON value as a text that is the same whatever its white space and the order of its keys.
final class JsonMeaning {
    private JsonMeaning() {}

    static String of(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                object.members().stream()
                        .map(member -> text(member.key()) + ":" + of(member.value()))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
            case JsonArray array ->
                array.items().stream().map(JsonMeaning::of).collect(Collectors.joining(",", "[", "]"));
            case JsonString string -> text(string.text());
            case JsonNumber number -> number.text();
            case JsonBoolean flag -> String.valueOf(flag.value());
            case JsonNull nothing -> "null";
        };
    }

    private static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
