package dev.postern.config.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Which parts of a value an environment may change, as the marks `"x-overridable": true` in the schemas say.
public sealed interface Overridable {
    /// The whole value: an environment's takes its place, and nothing of the two is mixed.
    record Value() implements Overridable {}

    /// Some keys of an object.
    ///
    /// @param keys those that may be changed, in the schema's order
    record Keys(Map<String, Overridable> keys) implements Overridable {
        public Keys {
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        }
    }

    /// Something in each member of an object whose keys are names. An environment may not add a name.
    ///
    /// @param what what a member is, such as `upstream`
    record Named(String what, Overridable each) implements Overridable {}

    /// Reads the marks at and below `written`; empty where nothing may be changed.
    static Optional<Overridable> of(JsonNode written, SchemaTexts texts) {
        if (written.path("x-overridable").asBoolean(false)) {
            return Optional.of(new Value());
        }
        JsonNode schema = texts.resolve(written);
        Map<String, Overridable> keys = new LinkedHashMap<>();
        for (String key : SchemaTexts.keys(schema)) {
            of(schema.get("properties").get(key), texts).ifPresent(part -> keys.put(key, part));
        }
        if (!keys.isEmpty()) {
            return Optional.of(new Keys(keys));
        }
        JsonNode named = schema.path("additionalProperties");
        return named.isObject() ? of(named, texts).map(each -> new Named(whatOf(named), each)) : Optional.empty();
    }

    private static String whatOf(JsonNode schema) {
        return schema.path("title").asString("member").replaceFirst("^an? ", "");
    }
}
