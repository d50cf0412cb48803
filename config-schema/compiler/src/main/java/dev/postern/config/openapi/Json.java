package dev.postern.config.openapi;

import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonBoolean;
import dev.postern.config.json.JsonValue.JsonNull;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes JSON in one line, as people do in config files: `{ "path": "/" }`.
final class Json {
    private Json() {}

    static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || (Character.isSurrogate(c) && !paired(text, i))) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    static String member(String key, String value) {
        return string(key) + ": " + value;
    }

    static String object(List<String> members) {
        return members.isEmpty() ? "{}" : "{ " + String.join(", ", members) + " }";
    }

    static String array(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    /// A value as it was written, in one line.
    static String inline(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                object(object.members().stream()
                        .map(member -> member(member.key(), inline(member.value())))
                        .toList());
            case JsonArray array ->
                array(array.items().stream().map(Json::inline).toList());
            case JsonString text -> string(text.text());
            case JsonNumber number -> number.text();
            case JsonBoolean flag -> String.valueOf(flag.value());
            case JsonNull ignored -> "null";
        };
    }

    /// A text that two values share when they say the same, whatever the order of keys, and of the items
    /// of arrays of texts: all such arrays that an import writes are sets.
    static String meaning(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                object.members().stream()
                        .sorted(Comparator.comparing(Member::key))
                        .map(member -> string(member.key()) + ":" + meaning(member.value()))
                        .collect(Collectors.joining(",", "{", "}"));
            case JsonArray array -> {
                boolean texts = array.items().stream().allMatch(JsonString.class::isInstance);
                List<String> items = array.items().stream().map(Json::meaning).toList();
                yield (texts ? items.stream().sorted() : items.stream()).collect(Collectors.joining(",", "[", "]"));
            }
            default -> inline(value);
        };
    }

    /// As [#meaning(JsonValue)], for a value's text.
    static String meaning(String json) {
        return parse(json).map(Json::meaning).orElse(json);
    }

    static Optional<JsonValue> parse(String json) {
        return JsonTree.read(new SourceFile("", "", json)).root();
    }
}
