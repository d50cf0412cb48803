package dev.postern.gateway.token;

import java.util.List;
import java.util.Map;

/// What a tree of JSON takes of memory, roughly: a list of small numbers takes twenty times its text, so that a bound
/// in characters would be none.
final class Footprint {
    private static final int TEXT = 56;
    private static final int NUMERAL = 80;
    private static final int REFERENCE = 24;
    private static final int COLLECTION = 88;
    private static final int ENTRY = 64;

    private Footprint() {}

    /// What a token keeps that its client wrote, in bytes: its claims, and `typ`, which may be nearly all of it.
    static int of(Token token) {
        return of(token.claims().all()) + token.type().map(Footprint::text).orElse(0);
    }

    /// In bytes; no deeper than its reader lets a tree be.
    static int of(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(String text) -> text(text);
            case JsonValue.Numeral _ -> NUMERAL;
            case JsonValue.Flag _, JsonValue.Nothing _ -> REFERENCE;
            case JsonValue.Items(List<JsonValue> values) -> {
                int bytes = COLLECTION;
                for (JsonValue item : values) {
                    bytes += REFERENCE + of(item);
                }
                yield bytes;
            }
            case JsonValue.Members(Map<String, JsonValue> values) -> {
                int bytes = COLLECTION;
                for (Map.Entry<String, JsonValue> member : values.entrySet()) {
                    bytes += ENTRY + text(member.getKey()) + of(member.getValue());
                }
                yield bytes;
            }
        };
    }

    private static int text(String text) {
        return TEXT + 2 * text.length();
    }
}
