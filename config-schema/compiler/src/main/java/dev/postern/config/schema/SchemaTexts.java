package dev.postern.config.schema;

import com.networknt.schema.SchemaLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What the schemas say beside their rules: titles and examples, which make good messages.
final class SchemaTexts {
    private final Map<String, JsonNode> schemas;

    /// @param schemas every schema by its address
    SchemaTexts(Map<String, JsonNode> schemas) {
        this.schemas = Map.copyOf(schemas);
    }

    /// The schema object that holds the keyword at `keyword`.
    JsonNode around(SchemaLocation keyword) {
        JsonNode node = document(String.valueOf(keyword.getAbsoluteIri()));
        for (int i = 0; i < keyword.getFragment().getNameCount() - 1; i++) {
            node = node.path(keyword.getFragment().getName(i));
        }
        return node;
    }

    /// The keys that an object may have, in the schema's order.
    static List<String> keys(JsonNode schema) {
        return new ArrayList<>(schema.path("properties").propertyNames());
    }

    /// The first example of a value, as JSON.
    Optional<String> example(JsonNode schema) {
        JsonNode examples = schema.path("examples");
        if (examples.isEmpty() && schema.has("$ref")) {
            return example(resolve(schema));
        }
        return examples.isEmpty()
                ? Optional.empty()
                : Optional.of(examples.get(0).toString());
    }

    /// Follows a `$ref`, whose file part is looked up by its last name: those are unique.
    JsonNode resolve(JsonNode schema) {
        if (!schema.has("$ref")) {
            return schema;
        }
        String[] parts = schema.get("$ref").asString().split("#", 2);
        String file = parts[0].substring(parts[0].lastIndexOf('/') + 1);
        JsonNode target = schemas.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/" + file))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(MissingNode.getInstance());
        return parts.length == 1 ? target : target.at(parts[1]);
    }

    private JsonNode document(String address) {
        JsonNode document = schemas.get(address);
        if (document == null) {
            throw new IllegalStateException("schema: " + address + " (expected: one of ours)");
        }
        return document;
    }
}
