package dev.postern.config.owners;

import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The owners that a tree's files name, read when they are asked for.
final class Owners {
    private final Map<String, SourceFile> files = new HashMap<>();

    Owners(SourceTree tree) {
        tree.files().forEach(file -> files.put(file.path(), file));
    }

    /// The owners in the order written; none where none are written, or the tree has no such domain.
    List<String> of(Domain domain) {
        String path = switch (domain) {
            case Domain.Platform platform -> "platform.json";
            case Domain.Tenant(String name) -> name + "/tenant.json";
        };
        List<String> owners = new ArrayList<>();
        if (root(path).flatMap(root -> root.get("owners")).orElse(null) instanceof JsonArray array) {
            for (JsonValue item : array.items()) {
                if (item instanceof JsonString(var at, String owner)) {
                    owners.add(owner);
                }
            }
        }
        return owners;
    }

    /// Whether the tree has files of it.
    boolean has(Domain domain) {
        return switch (domain) {
            case Domain.Platform platform -> files.containsKey("platform.json");
            case Domain.Tenant(String name) -> files.containsKey(name + "/tenant.json");
        };
    }

    /// The root of a file; empty when it is not there, or no object.
    Optional<JsonObject> root(String path) {
        SourceFile file = files.get(path);
        if (file == null) {
            return Optional.empty();
        }
        return JsonTree.read(file).root().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }
}
