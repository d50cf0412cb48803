package dev.postern.config.schema;

import dev.postern.config.json.JsonValue;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns our trees into those that the validator reads.
final class SchemaNodes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SchemaNodes() {}

    static JsonNode of(JsonValue value) {
        return switch (value) {
            case JsonValue.JsonObject object -> {
                ObjectNode node = NODES.objectNode();
                object.members().forEach(member -> node.set(member.key(), of(member.value())));
                yield node;
            }
            case JsonValue.JsonArray array -> {
                ArrayNode node = NODES.arrayNode();
                array.items().forEach(item -> node.add(of(item)));
                yield node;
            }
            case JsonValue.JsonString string -> NODES.stringNode(string.text());
            case JsonValue.JsonNumber number -> {
                // No key takes a number that is no long: one and a half will do for "not whole", and the
                // validator is spared the digits of 1e999999999.
                OptionalLong whole = number.integer();
                yield whole.isPresent() ? NODES.numberNode(whole.getAsLong()) : NODES.numberNode(1.5);
            }
            case JsonValue.JsonBoolean bool -> NODES.booleanNode(bool.value());
            case JsonValue.JsonNull ignored -> NODES.nullNode();
        };
    }
}
