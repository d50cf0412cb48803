package dev.postern.config.openapi;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.Member;
import java.util.List;

/// Where something stands in a file's text, whole: a place of an object marks its opening bracket alone.
///
/// @param start the offset of its first character
/// @param end   the offset after its last one
record Extent(int start, int end) {
    static Extent of(String text, JsonValue value) {
        int start = value.at().start();
        return new Extent(
                start,
                value instanceof JsonObject || value instanceof JsonArray
                        ? close(text, start)
                        : value.at().end());
    }

    /// A member with its key.
    static Extent of(String text, Member member) {
        return new Extent(member.keyAt().start(), of(text, member.value()).end());
    }

    /// The members or items of an object or array, in order.
    static List<Extent> inside(String text, JsonValue container) {
        return switch (container) {
            case JsonObject object ->
                object.members().stream().map(member -> of(text, member)).toList();
            case JsonArray array ->
                array.items().stream().map(item -> of(text, item)).toList();
            default -> List.of();
        };
    }

    /// The offset after the bracket that closes the one at `open`, in text that is JSON.
    private static int close(String text, int open) {
        int depth = 0;
        boolean inString = false;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                i += c == '\\' ? 1 : 0;
                inString = c != '"';
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
