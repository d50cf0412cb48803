package dev.postern.config.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.postern.config.json.JsonValue;
import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.FileKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// The schemas of all kinds of files, ready to use. Building one takes a while; threads may share it.
public final class ConfigSchema {
    private static final Overridable.Keys NOTHING = new Overridable.Keys(Map.of());

    private final Map<FileKind, Schema> schemas = new EnumMap<>(FileKind.class);
    private final Map<FileKind, Overridable.Keys> overridable = new EnumMap<>(FileKind.class);
    private final SchemaProblems problems;

    public ConfigSchema() {
        Map<String, JsonNode> trees = SchemaResources.trees();
        SchemaTexts texts = new SchemaTexts(trees);
        problems = new SchemaProblems(texts);
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(SchemaResources.texts()));
        for (FileKind kind : FileKind.values()) {
            Schema schema = registry.getSchema(SchemaLocation.of(SchemaResources.addressOf(kind)));
            schema.initializeValidators();
            schemas.put(kind, schema);
            JsonNode tree = Objects.requireNonNull(trees.get(SchemaResources.addressOf(kind)));
            if (Overridable.of(tree, texts).orElse(null) instanceof Overridable.Keys keys) {
                overridable.put(kind, keys);
            }
        }
    }

    /// What an environment may change in files of `kind`.
    public Overridable.Keys overridable(FileKind kind) {
        return overridable.getOrDefault(kind, NOTHING);
    }

    /// What the schema of `kind` finds wrong with a tree, in no order.
    public BoundedProblems check(FileKind kind, JsonValue root) {
        Schema schema = schemas.get(kind);
        if (schema == null) {
            throw new IllegalStateException("schema: " + kind + " (expected: one for every kind)");
        }
        EnoughErrors errors = new EnoughErrors(BoundedProblems.MOST_IN_FILE);
        BoundedProblems found = new BoundedProblems(BoundedProblems.MOST_IN_FILE);
        try {
            schema.validate(SchemaNodes.of(root), context -> context.setErrors(errors));
        } catch (EnoughErrors.Reached enough) {
            found.addUntold(1);
        }
        errors.forEach(error -> problems.of(error, root).ifPresent(found::add));
        return found;
    }
}
