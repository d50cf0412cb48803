package dev.postern.config.reference;

import dev.postern.config.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says in words what a schema allows beyond its type.
final class Allowed {
    private Allowed() {}

    static List<String> of(Schema schema) {
        List<String> allowed = new ArrayList<>();
        for (Schema part : schema.parts()) {
            values(part).ifPresent(allowed::add);
            range(part, "minimum", "maximum", "").ifPresent(allowed::add);
            range(part, "minLength", "maxLength", " characters").ifPresent(allowed::add);
            range(part, "minItems", "maxItems", " items").ifPresent(allowed::add);
            range(part, "minProperties", "maxProperties", " keys").ifPresent(allowed::add);
            part.text("pattern").map(pattern -> "matches `" + pattern + "`").ifPresent(allowed::add);
            if (part.flag("uniqueItems")) {
                allowed.add("each item once");
            }
            part.child("items")
                    .flatMap(Allowed::values)
                    .map(text -> "items: " + text)
                    .ifPresent(allowed::add);
            part.child("propertyNames")
                    .flatMap(names -> names.text("pattern"))
                    .map(pattern -> "names match `" + pattern + "`")
                    .ifPresent(allowed::add);
        }
        return allowed.stream().distinct().toList();
    }

    private static Optional<String> values(Schema part) {
        List<JsonValue> values = part.items("enum");
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream()
                        .map(value -> "`" + JsonWords.of(value) + "`")
                        .collect(Collectors.joining(", ")));
    }

    private static String counted(String number, String what) {
        return number + (number.equals("1") ? what.replaceFirst("s$", "") : what);
    }

    private static Optional<String> range(Schema part, String least, String most, String what) {
        Optional<String> from = part.get(least).map(JsonWords::of);
        Optional<String> to = part.get(most).map(JsonWords::of);
        if (from.isPresent() && to.isPresent()) {
            return Optional.of(from.get() + " to " + to.get() + what);
        }
        return from.map(text -> "at least " + counted(text, what))
                .or(() -> to.map(text -> "at most " + counted(text, what)));
    }
}
