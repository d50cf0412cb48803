package dev.postern.config.overlay;

import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.schema.ConfigSchema;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourceTree;
import java.util.List;
import java.util.Map;

/// One environment laid over the files of a tree.
///
/// @param changed  the files that it changes, by path, as they are in this environment; every value still
///                 knows the file that it was written in
/// @param problems what the environment names and is not there; all else is the schema's to say
public record Overlay(Map<String, JsonObject> changed, List<Problem> problems) {
    /// Of an environment whose file cannot be read.
    public static final Overlay NONE = new Overlay(Map.of(), List.of());

    public Overlay {
        changed = Map.copyOf(changed);
        problems = List.copyOf(problems);
    }

    /// Lays `environment` over the files.
    ///
    /// What the schemas do not mark as overridable is left as it is.
    ///
    /// @param environment the root of `environments/<name>.json`
    /// @param files       the roots of all files that could be read, by path
    public static Overlay of(
            JsonObject environment, Map<String, JsonObject> files, SourceTree tree, ConfigSchema schema) {
        return new OverlayBuilder(files, new NamesInTree(tree), schema).build(environment);
    }
}
