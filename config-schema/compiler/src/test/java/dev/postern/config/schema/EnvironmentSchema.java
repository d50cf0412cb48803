package dev.postern.config.schema;

import dev.postern.config.source.FileKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the schema of environments from the marks in the others.
///
/// A value that may be changed is a `$ref` to where it is marked, so that an editor shows the same words.
final class EnvironmentSchema {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, JsonNode> schemas;
    private final SchemaTexts texts;

    EnvironmentSchema(Map<String, JsonNode> schemas) {
        this.schemas = schemas;
        this.texts = new SchemaTexts(schemas);
    }

    /// @param written the schema as it is, of which what is no tenant's and not the platform's is kept
    ObjectNode make(JsonNode written) {
        ObjectNode schema = (ObjectNode) written.deepCopy();
        ObjectNode properties = (ObjectNode) schema.get("properties");
        fill((ObjectNode) properties.get("platform"), FileKind.PLATFORM);
        ObjectNode tenant = (ObjectNode) properties.get("tenants").get("additionalProperties");
        JsonNode apis = tenant.get("properties").get("apis").deepCopy();
        fill(tenant, FileKind.TENANT);
        ((ObjectNode) tenant.get("properties")).set("apis", apis);
        fill((ObjectNode) apis.get("additionalProperties"), FileKind.API);
        return schema;
    }

    private void fill(ObjectNode made, FileKind kind) {
        String file = kind.name().toLowerCase(java.util.Locale.ROOT) + ".schema.json";
        JsonNode base = Objects.requireNonNull(schemas.get(SchemaResources.ADDRESS + file));
        keys(made, base, file + "#", (Overridable.Keys)
                Overridable.of(base, texts).orElseThrow());
    }

    /// Writes the keys of an object.
    ///
    /// @param at where `base` stands, as a `$ref`
    private void keys(ObjectNode made, JsonNode base, String at, Overridable.Keys overridable) {
        List<String> fixed = SchemaTexts.keys(base).stream()
                .filter(key -> !key.startsWith("$") && !overridable.keys().containsKey(key))
                .toList();
        made.remove("x-fixed");
        if (!fixed.isEmpty()) {
            ArrayNode names = made.putArray("x-fixed");
            fixed.forEach(names::add);
        }
        made.put("type", "object");
        made.put("additionalProperties", false);
        ObjectNode properties = made.putObject("properties");
        overridable.keys().forEach((key, part) -> {
            JsonNode property = base.get("properties").get(key);
            properties.set(key, part(property, at + "/properties/" + key, part));
        });
    }

    private ObjectNode part(JsonNode written, String at, Overridable part) {
        ObjectNode made = MAPPER.createObjectNode();
        JsonNode base = texts.resolve(written);
        String place = written.has("$ref") && !(part instanceof Overridable.Value)
                ? written.get("$ref").asString()
                : at;
        switch (part) {
            case Overridable.Value value -> made.put("$ref", at);
            case Overridable.Keys keys -> {
                describe(made, written, base);
                made.put("description", made.get("description").asString() + " What is left out stays as it is.");
                keys(made, base, place, keys);
            }
            case Overridable.Named named -> {
                describe(made, written, base);
                made.put("type", "object");
                made.set("propertyNames", base.get("propertyNames"));
                JsonNode each = base.get("additionalProperties");
                made.set("additionalProperties", part(each, place + "/additionalProperties", named.each()));
            }
        }
        return made;
    }

    private static void describe(ObjectNode made, JsonNode written, JsonNode base) {
        for (String key : List.of("title", "description", "examples")) {
            JsonNode text = written.has(key) ? written.get(key) : base.get(key);
            if (text != null) {
                made.set(key, text);
            }
        }
    }
}
