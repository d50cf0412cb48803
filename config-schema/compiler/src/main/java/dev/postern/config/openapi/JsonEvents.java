package dev.postern.config.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.postern.config.openapi.Node.Scalar;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a document that is JSON.
///
/// Not the reader of config files: that keeps the text's place of every value, which is more than the
/// memory for a document of 10 MB.
final class JsonEvents {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NodeBuilder.DEEPEST + 1)
                    .maxStringLength(DocumentReading.LARGEST)
                    .maxNameLength(DocumentReading.LARGEST)
                    .build())
            .build();

    private JsonEvents() {}

    static @Nullable Node read(String text) throws Unreadable {
        NodeBuilder builder = new NodeBuilder();
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                take(parser, token, builder);
            }
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new Unreadable(
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr(),
                    "not JSON: "
                            + malformed.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException impossible) {
            throw new Unreadable(1, 1, "the text cannot be read");
        }
        return builder.root();
    }

    private static void take(JsonParser parser, JsonToken token, NodeBuilder builder) throws IOException, Unreadable {
        JsonLocation at = parser.currentTokenLocation();
        int line = at.getLineNr();
        int column = at.getColumnNr();
        if (builder.root() != null) {
            throw new Unreadable(line, column, "text after the document's value");
        }
        switch (token) {
            case START_OBJECT, START_ARRAY ->
                builder.begin(line, column, Optional.empty(), token == JsonToken.START_OBJECT);
            case END_OBJECT, END_ARRAY -> builder.end();
            case FIELD_NAME, VALUE_STRING ->
                builder.scalar(new Scalar(line, column, parser.getText(), true), Optional.empty());
            default -> builder.scalar(new Scalar(line, column, parser.getText(), false), Optional.empty());
        }
    }
}
