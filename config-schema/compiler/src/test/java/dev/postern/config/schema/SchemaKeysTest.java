package dev.postern.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.json.JsonTree;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What holds for the schemas themselves.
class SchemaKeysTest {
    private static final Map<String, JsonNode> SCHEMAS = SchemaResources.trees();
    private static final SchemaTexts TEXTS = new SchemaTexts(SCHEMAS);

    @Test
    void everyKeyIsUsedByTheGoldenCaseEveryKey() {
        SortedSet<String> used = new TreeSet<>();
        SourceTree tree = SourceTree.read(Path.of("src/test/golden/every-key"));
        assertThat(tree.files()).hasSize(FileKind.values().length);
        for (SourceFile file : tree.files()) {
            String schema = nameOf(FileKind.of(file.path()).orElseThrow());
            collect(schema(schema), SchemaNodes.of(JsonTree.read(file).root().orElseThrow()), schema, used);
        }
        SortedSet<String> all = new TreeSet<>();
        for (FileKind kind : FileKind.values()) {
            declare(schema(nameOf(kind)), nameOf(kind), all);
        }
        // Policies may be written at any level; one use of each of their keys is enough.
        assertThat(withoutLevel(all)).isEqualTo(withoutLevel(used));
    }

    private static String nameOf(FileKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode schema(String name) {
        return Objects.requireNonNull(SCHEMAS.get(SchemaResources.ADDRESS + name + ".schema.json"));
    }

    private static SortedSet<String> withoutLevel(SortedSet<String> paths) {
        SortedSet<String> bare = new TreeSet<>();
        paths.forEach(path -> bare.add(path.replaceFirst("^.*\\.policies\\.", "policies.")));
        return bare;
    }

    /// Adds every key that a schema knows, as `api.routes.id`.
    private static void declare(JsonNode written, String path, SortedSet<String> keys) {
        JsonNode schema = TEXTS.resolve(written);
        for (JsonNode part : new JsonNode[] {schema, schema.path("then"), schema.path("else")}) {
            for (String key : SchemaTexts.keys(part)) {
                keys.add(path + "." + key);
                declare(part.get("properties").get(key), path + "." + key, keys);
            }
            if (part.path("additionalProperties").isObject()) {
                declare(part.get("additionalProperties"), path, keys);
            }
            if (part.has("items")) {
                declare(part.get("items"), path, keys);
            }
        }
    }

    /// Adds every key that stands in a file, in the same form.
    private static void collect(JsonNode written, JsonNode value, String path, SortedSet<String> keys) {
        JsonNode schema = TEXTS.resolve(written);
        for (JsonNode part : new JsonNode[] {schema, schema.path("then"), schema.path("else")}) {
            for (String key : value.propertyNames()) {
                JsonNode known = part.path("properties").path(key);
                JsonNode named = part.path("additionalProperties");
                if (!known.isMissingNode()) {
                    keys.add(path + "." + key);
                    collect(known, value.get(key), path + "." + key, keys);
                } else if (named.isObject()) {
                    collect(named, value.get(key), path, keys);
                }
            }
            if (part.has("items")) {
                value.values().forEach(item -> collect(part.get("items"), item, path, keys));
            }
        }
    }

    @Test
    void everyKeyIsDescribedAndHasAnExample() {
        SCHEMAS.forEach((address, schema) -> described(schema, address));
    }

    private static void described(JsonNode node, String where) {
        JsonNode properties = node.path("properties");
        for (String key : properties.propertyNames()) {
            JsonNode property = properties.get(key);
            boolean described =
                    property.has("description") || TEXTS.resolve(property).has("description");
            assertThat(described).as("%s: %s has a description", where, key).isTrue();
            assertThat(TEXTS.example(property))
                    .as("%s: %s has an example", where, key)
                    .isPresent();
        }
        node.values().forEach(child -> described(child, where));
    }

    /// `x-default` says in words what holds where no value could: "all methods".
    @Test
    void everyKeyThatMayBeLeftOutSaysWhatHoldsWithoutIt() {
        SCHEMAS.forEach((address, schema) -> {
            // There it is always the same: what holds without the environment.
            if (!address.equals(SchemaResources.addressOf(FileKind.ENVIRONMENT))) {
                defaulted(schema, address);
            }
        });
    }

    private static void defaulted(JsonNode node, String where) {
        List<String> required = new ArrayList<>();
        node.path("required").forEach(key -> required.add(key.asString()));
        for (String key : node.path("properties").propertyNames()) {
            JsonNode property = node.get("properties").get(key);
            boolean told = has(property, "default") || has(property, "x-default");
            assertThat(told || required.contains(key))
                    .as("%s: %s is required, or has a default or an x-default", where, key)
                    .isTrue();
        }
        node.values().forEach(child -> defaulted(child, where));
    }

    @Test
    void everyNumberAndEveryDurationHasAUnit() {
        SCHEMAS.forEach((address, schema) -> measured(schema, address));
    }

    private static void measured(JsonNode node, String where) {
        for (String key : node.path("properties").propertyNames()) {
            JsonNode property = node.get("properties").get(key);
            String type = TEXTS.resolve(property).path("type").asString("");
            boolean number = type.equals("integer") || type.equals("number");
            boolean duration =
                    TEXTS.resolve(property).path("title").asString("").contains("duration");
            assertThat(has(property, "x-unit") || !(number || duration))
                    .as("%s: %s has an x-unit", where, key)
                    .isTrue();
        }
        node.values().forEach(child -> measured(child, where));
    }

    private static boolean has(JsonNode written, String keyword) {
        return written.has(keyword) || TEXTS.resolve(written).has(keyword);
    }

    @Test
    void everyObjectRefusesUnknownKeys() {
        SCHEMAS.forEach((address, schema) -> closed(schema, address));
    }

    private static void closed(JsonNode node, String where) {
        if (node.path("properties").isObject()) {
            assertThat(node.has("additionalProperties"))
                    .as("%s: %s", where, SchemaTexts.keys(node))
                    .isTrue();
        }
        node.values().forEach(child -> closed(child, where));
    }

    @Test
    void everyReferenceLeadsToASchemaInTheJar() {
        SCHEMAS.forEach((address, schema) -> {
            assertThat(schema.get("$id").asString()).isEqualTo(address);
            for (JsonNode reference : schema.findValues("$ref")) {
                JsonNode referring = new JsonMapper().createObjectNode().set("$ref", reference);
                assertThat(TEXTS.resolve(referring).isObject())
                        .as(reference.asString())
                        .isTrue();
            }
        });
    }
}
