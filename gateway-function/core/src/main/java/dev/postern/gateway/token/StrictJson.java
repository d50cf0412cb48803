package dev.postern.gateway.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads JSON on which no two parsers can differ: UTF-8 without a mark, no name twice in an object, nothing after the
/// value, no lone surrogates; at most 16 levels deep, names of 256 characters, numbers of 40 and below 1e308, 20,000
/// pieces in all, since a small piece takes forty times its text in memory.
///
/// How long the document may be is for the caller to bound.
///
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc7493">RFC 7493, I-JSON</a>
final class StrictJson {
    static final int MOST_DEPTH = 16;
    private static final int MOST_NAME = 256;
    private static final int MOST_NUMBER = 40;
    private static final int MOST_EXPONENT = 307;
    /// Of names, values, braces and brackets: ten times what a hundred keys have.
    private static final int MOST_PIECES = 20_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxNameLength(MOST_NAME)
                    .maxNumberLength(MOST_NUMBER)
                    .maxTokenCount(MOST_PIECES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Strangers' names are not for the JVM's table of strings, nor for one that all readers share.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private StrictJson() {}

    /// Reads an object; empty when the bytes are not one.
    static Optional<JsonValue.Members> object(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(text(utf8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            JsonValue.Members members = members(parser);
            return parser.nextToken() == null ? Optional.of(members) : Optional.empty();
        } catch (IOException | NumberFormatException malformed) {
            // The latter is Jackson's for an exponent beyond an int.
            return Optional.empty();
        }
    }

    /// Unlike Jackson, which would guess UTF-16 and UTF-32 from the first bytes.
    private static String text(byte[] utf8) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString();
        if (text.startsWith("\uFEFF")) {
            throw new IOException("begins with a byte order mark");
        }
        return text;
    }

    private static JsonValue.Members members(JsonParser parser) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = whole(parser.currentName());
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonValue.Members(members);
    }

    private static JsonValue.Items items(JsonParser parser) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new JsonValue.Items(items);
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("ends early");
        }
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new JsonValue.Text(whole(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(bounded(parser.getDecimalValue()));
            case VALUE_TRUE -> new JsonValue.Flag(true);
            case VALUE_FALSE -> new JsonValue.Flag(false);
            case VALUE_NULL -> new JsonValue.Nothing();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IOException("no value");
        };
    }

    private static BigDecimal bounded(BigDecimal number) throws IOException {
        if (Math.abs((long) number.precision() - number.scale()) > MOST_EXPONENT) {
            throw new IOException("a number out of bounds");
        }
        return number.stripTrailingZeros();
    }

    /// Lone surrogates all become the same `?` on the way out, so two names that differ would be one.
    private static String whole(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IOException("a lone surrogate");
            }
        }
        return text;
    }
}
