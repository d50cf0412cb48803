package dev.postern.config.reference;

import dev.postern.config.json.JsonValue.JsonBoolean;
import dev.postern.config.json.JsonValue.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Walks a schema and lists its keys in the order that they are written in.
final class Keys {
    private static final String POLICIES = "policies.schema.json";
    private static final int DEEPEST = 24;

    private static final String ENVIRONMENT = "environment.schema.json";

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final boolean overlay;

    private Keys(boolean overlay) {
        this.overlay = overlay;
    }

    /// @param root the schema of a file, or of all policies
    static List<Key> of(Schema root) {
        Keys keys = new Keys(root.file().equals(ENVIRONMENT));
        keys.members(root, "", 0);
        return List.copyOf(keys.keys.values());
    }

    private void members(Schema schema, String path, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("schema: " + path + " (expected: no schema within itself)");
        }
        for (Schema part : schema.parts()) {
            for (Member member : part.properties()) {
                Schema value = part.property(member);
                String below = path.isEmpty() ? member.key() : path + "." + member.key();
                boolean elsewhere =
                        value.file().equals(POLICIES) && !part.file().equals(POLICIES);
                keys.putIfAbsent(below, key(below, value, part.requires(member.key()), elsewhere));
                if (!elsewhere) {
                    inside(value, below, depth);
                }
            }
            part.child("additionalProperties").ifPresent(named -> {
                String below = path + (path.isEmpty() ? "<name>" : ".<name>");
                if (named.text("description").isPresent()) {
                    keys.putIfAbsent(below, key(below, named, false, false));
                }
                inside(named, below, depth);
            });
        }
    }

    private void inside(Schema value, String path, int depth) {
        members(value, path, depth + 1);
        for (Schema part : value.parts()) {
            part.child("items").ifPresent(item -> inside(item, path + "[]", depth + 1));
        }
    }

    private Key key(String path, Schema schema, boolean required, boolean elsewhere) {
        String type = Types.of(schema);
        String form = type.equals("string")
                ? schema.text("title").map(title -> ", " + title).orElse("")
                : "";
        return new Key(
                path,
                type + form,
                required,
                required ? Optional.empty() : without(path, schema),
                schema.text("x-unit"),
                Allowed.of(schema),
                schema.text("description").orElse(""),
                schema.items("examples").stream().findFirst().map(JsonWords::of),
                overridable(schema),
                elsewhere ? Optional.of("policies.md") : Optional.empty());
    }

    private Optional<String> without(String path, Schema schema) {
        // An array is replaced as a whole: what its items leave out has the usual default.
        if (overlay && !path.contains("[]")) {
            return Optional.of("what holds without the environment");
        }
        Optional<String> value = schema.get("default").map(json -> "`" + JsonWords.of(json) + "`");
        return value.or(() -> schema.text("x-default"));
    }

    private static Optional<Boolean> overridable(Schema schema) {
        return schema.get("x-overridable")
                .filter(JsonBoolean.class::isInstance)
                .map(value -> ((JsonBoolean) value).value());
    }
}
