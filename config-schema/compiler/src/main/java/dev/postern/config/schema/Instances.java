package dev.postern.config.schema;

import com.networknt.schema.path.NodePath;
import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonObject;

/// Finds a value by the validator's location of it.
final class Instances {
    private Instances() {}

    /// The value at `path`, which the validator reached in a tree of the same shape.
    static JsonValue at(JsonValue root, NodePath path) {
        JsonValue value = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            String name = String.valueOf(path.getElement(i));
            JsonValue parent = value;
            value = switch (parent) {
                case JsonObject object -> object.get(name).orElse(parent);
                case JsonArray array -> array.items().get(Integer.parseInt(name));
                case JsonValue leaf -> leaf;
            };
        }
        return value;
    }
}
