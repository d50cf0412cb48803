package dev.postern.config.reference;

import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.schema.SchemaResources;
import dev.postern.config.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The schemas of this jar as trees, and what their references lead to.
final class SchemaFiles {
    private final Map<String, JsonValue> byName = new TreeMap<>();

    SchemaFiles() {
        SchemaResources.texts().forEach((address, text) -> {
            String name = lastName(address);
            byName.put(
                    name, JsonTree.read(new SourceFile(name, name, text)).root().orElseThrow());
        });
    }

    /// The schema in a file, named without its folder: those names are unique.
    Schema file(String name) {
        return follow(name, value(name));
    }

    /// A schema written in `file`, with all that it refers to behind it.
    Schema follow(String file, JsonValue written) {
        List<JsonObject> layers = new ArrayList<>();
        String at = file;
        JsonValue next = written;
        while (next instanceof JsonObject layer) {
            layers.add(layer);
            if (!(layer.get("$ref").orElse(null) instanceof JsonValue.JsonString(var place, String reference))) {
                break;
            }
            int hash = reference.indexOf('#');
            String target = hash < 0 ? reference : reference.substring(0, hash);
            at = target.isEmpty() ? at : lastName(target);
            next = pointed(value(at), hash < 0 ? "" : reference.substring(hash + 1), reference);
        }
        return new Schema(this, at, layers);
    }

    private JsonValue value(String name) {
        JsonValue value = byName.get(name);
        if (value == null) {
            throw new IllegalStateException("schema: " + name + " (expected: one of ours)");
        }
        return value;
    }

    private static JsonValue pointed(JsonValue root, String pointer, String reference) {
        JsonValue value = root;
        for (String name : pointer.split("/", -1)) {
            if (!name.isEmpty()) {
                String key = name.replace("~1", "/").replace("~0", "~");
                value = switch (value) {
                    case JsonObject object ->
                        object.get(key).orElseThrow(() -> new IllegalStateException("$ref: " + reference));
                    case JsonArray array -> array.items().get(Integer.parseInt(key));
                    default -> throw new IllegalStateException("$ref: " + reference);
                };
            }
        }
        return value;
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
