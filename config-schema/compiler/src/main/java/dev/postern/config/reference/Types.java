package dev.postern.config.reference;

import dev.postern.config.json.JsonValue.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says a schema's type in words.
final class Types {
    private Types() {}

    /// Such as `string`, `array of objects`, `object keyed by name` or `string or object`.
    static String of(Schema schema) {
        List<String> names = schema.parts().stream()
                .flatMap(part -> names(part).stream())
                .distinct()
                .toList();
        List<String> words = names.stream().map(name -> word(name, schema)).toList();
        return words.isEmpty() ? "any" : String.join(" or ", words);
    }

    private static List<String> names(Schema part) {
        Optional<String> one = part.text("type");
        if (one.isPresent()) {
            return List.of(one.get());
        }
        List<String> some = part.items("type").stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).text())
                .toList();
        boolean words = some.isEmpty() && !part.items("enum").isEmpty();
        return words ? List.of("string") : some;
    }

    private static String word(String name, Schema schema) {
        return switch (name) {
            case "integer" -> "whole number";
            case "array" -> "array of " + itemTypes(schema);
            case "object" -> isMap(schema) ? "object keyed by name" : "object";
            default -> name;
        };
    }

    private static boolean isMap(Schema schema) {
        return schema.properties().isEmpty()
                && schema.child("additionalProperties").isPresent();
    }

    private static String itemTypes(Schema schema) {
        Stream<String> items = schema.parts().stream()
                .flatMap(part -> part.child("items").stream())
                .map(Types::of);
        return items.distinct()
                .map(type -> type.replaceFirst("^(string|object|whole number)", "$1s"))
                .collect(Collectors.joining(" or "));
    }
}
