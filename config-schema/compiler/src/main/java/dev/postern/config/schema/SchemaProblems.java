package dev.postern.config.schema;

import com.networknt.schema.Error;
import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.json.Place;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Says in our words, and at our positions, what the validator found.
final class SchemaProblems {
    private static final int LONGEST_NUMBER = 40;

    private final SchemaTexts schemas;

    SchemaProblems(SchemaTexts schemas) {
        this.schemas = schemas;
    }

    /// The problem that an error stands for; empty when another error says the same better.
    ///
    /// @throws IllegalStateException for a keyword that no schema of ours uses
    Optional<Problem> of(Error error, JsonValue root) {
        JsonValue value = Instances.at(root, error.getInstanceLocation());
        JsonNode schema = schemas.around(error.getSchemaLocation());
        Place at = value.at();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey((JsonObject) value, error.getProperty(), schema);
            case "required" -> missingKey((JsonObject) value, error.getProperty(), schema);
            case "propertyNames" -> keyForm((JsonObject) value, error.getProperty(), schema);
            case "type" -> Optional.of(at.problem(ProblemCode.WRONG_TYPE, typeMessage(value, schema.get("type"))));
            case "enum" -> Optional.of(notOneOf(value, schema));
            case "pattern" -> Optional.of(at.problem(ProblemCode.MALFORMED_TEXT, form(value, schema)));
            case "minimum", "maximum" -> Optional.of(range(value, schema));
            case "maxLength" ->
                Optional.of(at.problem(
                        ProblemCode.WRONG_COUNT,
                        "longer than " + schema.get("maxLength").asLong() + " characters"));
            case "minLength" ->
                Optional.of(at.problem(
                        ProblemCode.WRONG_COUNT,
                        "holds too few characters (expected: at least "
                                + schema.get("minLength").asLong() + ")"));
            case "minItems", "maxItems" ->
                Optional.of(count(at, ((JsonArray) value).items().size(), "Items", schema));
            case "minProperties", "maxProperties" ->
                Optional.of(count(at, ((JsonObject) value).members().size(), "Properties", schema));
            case "uniqueItems" -> duplicateItem((JsonArray) value);
            default -> throw new IllegalStateException("schema keyword: " + error.getKeyword() + " (has no message)");
        };
    }

    private Optional<Problem> unknownKey(JsonObject object, String key, JsonNode schema) {
        List<String> known = SchemaTexts.keys(schema);
        Place keyAt = object.member(key).map(Member::keyAt).orElse(object.at());
        Place at = new Place(keyAt.file(), object.at().path(), keyAt.start(), keyAt.end());
        if (isFixed(key, schema)) {
            return Optional.of(at.problem(
                    ProblemCode.NOT_OVERRIDABLE,
                    Quoted.text(key) + " is the same in every environment",
                    "remove it; what an environment may change here: " + String.join(", ", known)));
        }
        String hint = Closest.hint(key, known);
        String message = "unknown key " + Quoted.text(key) + hint;
        return Optional.of(
                hint.isEmpty()
                        ? at.problem(
                                ProblemCode.UNKNOWN_KEY, message, "remove it; known here: " + String.join(", ", known))
                        : at.problem(ProblemCode.UNKNOWN_KEY, message));
    }

    /// Whether the file that an environment changes has the key, and no environment may change it.
    private static boolean isFixed(String key, JsonNode schema) {
        return schema.path("x-fixed")
                .valueStream()
                .anyMatch(fixed -> fixed.asString().equals(key));
    }

    private Optional<Problem> missingKey(JsonObject object, String key, JsonNode schema) {
        List<String> known = SchemaTexts.keys(schema);
        boolean misspelt = object.members().stream()
                .map(Member::key)
                .anyMatch(written ->
                        !known.contains(written) && Closest.to(written, known).equals(Optional.of(key)));
        if (misspelt) {
            return Optional.empty();
        }
        String message = "missing key " + Quoted.text(key);
        return Optional.of(schemas.example(schema.get("properties").get(key))
                .map(example -> object.at()
                        .problem(ProblemCode.MISSING_KEY, message, "add \"" + key + "\": " + example + " or the like"))
                .orElseGet(() -> object.at().problem(ProblemCode.MISSING_KEY, message)));
    }

    private Optional<Problem> keyForm(JsonObject object, String key, JsonNode schema) {
        Place at = object.member(key).map(Member::keyAt).orElse(object.at());
        JsonNode names = schemas.resolve(schema.get("propertyNames"));
        return Optional.of(at.problem(ProblemCode.MALFORMED_TEXT, notA(key, names)));
    }

    private String form(JsonValue value, JsonNode schema) {
        return value instanceof JsonString string ? notA(string.text(), schema) : "malformed";
    }

    private String notA(String text, JsonNode schema) {
        String such = schemas.example(schema)
                .map(example -> " (expected such as " + example + ")")
                .orElse("");
        return Quoted.text(text) + " is not " + schema.path("title").asString("of the expected form") + such;
    }

    private static String typeMessage(JsonValue value, JsonNode types) {
        List<String> wanted = new ArrayList<>();
        if (types.isArray()) {
            types.forEach(type -> wanted.add(typeName(type.asString())));
        } else {
            wanted.add(typeName(types.asString()));
        }
        return "expected " + String.join(" or ", wanted) + ", found " + found(value);
    }

    /// A number as written, of anything else its type.
    private static String found(JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            return value.typeName();
        }
        return number.text().length() <= LONGEST_NUMBER
                ? number.text()
                : number.text().substring(0, LONGEST_NUMBER) + "…";
    }

    private static String typeName(String type) {
        return switch (type) {
            case "object" -> "an object";
            case "array" -> "an array";
            case "string" -> "a string";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            default -> throw new IllegalStateException("schema type: " + type + " (has no name)");
        };
    }

    private static Problem notOneOf(JsonValue value, JsonNode schema) {
        List<String> known = new ArrayList<>();
        schema.get("enum").forEach(item -> known.add(item.asString()));
        String all = known.stream().map(Quoted::text).collect(Collectors.joining(", "));
        String expected = known.size() == 1 ? " (expected: " + all + ")" : " (expected one of " + all + ")";
        return value instanceof JsonString string
                ? value.at()
                        .problem(
                                ProblemCode.NOT_ONE_OF,
                                Quoted.text(string.text()) + " is not known here" + expected
                                        + Closest.hint(string.text(), known))
                : value.at().problem(ProblemCode.WRONG_TYPE, "expected a string, found " + value.typeName() + expected);
    }

    private static Problem range(JsonValue value, JsonNode schema) {
        long least = schema.path("minimum").asLong();
        long most = schema.path("maximum").asLong();
        return value.at()
                .problem(
                        ProblemCode.OUT_OF_RANGE,
                        found(value) + " is out of range (expected: " + least + " to " + most + ")");
    }

    private static Problem count(Place at, int found, String what, JsonNode schema) {
        JsonNode least = schema.path("min" + what);
        JsonNode most = schema.path("max" + what);
        String expected = found < least.asInt(0) ? "at least " + least.asInt() : "at most " + most.asInt();
        return at.problem(ProblemCode.WRONG_COUNT, "holds " + found + " (expected: " + expected + ")");
    }

    /// Points at the item that comes again, where the validator only knows its array.
    private static Optional<Problem> duplicateItem(JsonArray array) {
        Set<String> seen = new HashSet<>();
        for (JsonValue item : array.items()) {
            if (item instanceof JsonString string && !seen.add(string.text())) {
                String message = Quoted.text(string.text()) + " is already in the list";
                return Optional.of(item.at().problem(ProblemCode.DUPLICATE_ITEM, message, "remove it"));
            }
        }
        return Optional.of(array.at().problem(ProblemCode.DUPLICATE_ITEM, "an item is twice in the list"));
    }
}
