package dev.postern.config.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// JSON trees to bytes and back; trees only, no class is ever bound by reflection.
final class JsonText {
    // Deeper than any table; keeps a hostile document from deep recursion.
    private static final int MOST_NESTING = 32;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_NESTING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private JsonText() {}

    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a tree in memory could not be written", impossible);
        }
    }

    static String pretty(JsonNode json) {
        try {
            return MAPPER.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(INDENT)
                                    .withArrayIndenter(INDENT))
                            .writeValueAsString(json)
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a tree in memory could not be written", impossible);
        }
    }

    static JsonNode parse(byte[] utf8) throws Unreadable {
        try {
            return MAPPER.readTree(utf8);
        } catch (JsonProcessingException malformed) {
            var at = malformed.getLocation();
            throw new Unreadable("document: not JSON" + (at == null ? "" : " at byte " + at.getByteOffset()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory could not be read", impossible);
        }
    }
}
