package dev.postern.config.openapi;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.postern.config.openapi.ImportResult.Proposed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Documents of random paths, of which many would tie.
class OpenApiPropertyTest {
    private static final List<String> SEGMENTS =
            List.of("a", "b", "{p}", "{q}", "{int}", "{word}", "{hex}", "{p}.json", "x-{int}", "{word}{p}", "é", "");
    private static final List<String> METHODS = List.of("get", "post", "head");
    private static final String PARAMETERS = """
            "parameters": [
              { "name": "int", "in": "path", "schema": { "type": "integer" } },
              { "name": "word", "in": "path", "schema": { "type": "string", "pattern": "^[a-z]+$" } },
              { "name": "hex", "in": "path", "schema": { "type": "string", "pattern": "^[0-9a-f]+$" } }]""";

    private static String document(List<Integer> numbers) {
        Map<String, Map<String, String>> paths = new LinkedHashMap<>();
        for (int i = 0; i + 2 < numbers.size(); i += 3) {
            String first = SEGMENTS.get(numbers.get(i) % SEGMENTS.size());
            String second = SEGMENTS.get(numbers.get(i + 1) % SEGMENTS.size());
            String path = numbers.get(i + 1) > 2 * SEGMENTS.size() ? "/" + first : "/" + first + "/" + second;
            String security = numbers.get(i + 2) % 2 == 0 ? "\"security\": []" : "\"tags\": []";
            paths.computeIfAbsent(path, key -> new LinkedHashMap<>())
                    .put(METHODS.get(numbers.get(i + 2) % METHODS.size()), "{ " + security + " }");
        }
        String items = paths.entrySet().stream()
                .map(path -> Json.string(path.getKey()) + ": { " + PARAMETERS
                        + path.getValue().entrySet().stream()
                                .map(operation -> ", \"" + operation.getKey() + "\": " + operation.getValue())
                                .collect(Collectors.joining())
                        + " }")
                .collect(Collectors.joining(",\n"));
        return "{ \"openapi\": \"3.0.0\", \"info\": { \"title\": \"T\" }, \"servers\": [{ \"url\": \"http://t/v1\" }],"
                + " \"paths\": {" + items + "} }";
    }

    private static final List<String> SHREDS = List.of(
            "{",
            "}",
            "/",
            "{a}",
            "{a*}",
            "{b+}",
            "**",
            "%",
            "%2F",
            "%2f",
            "%00",
            "..",
            ".",
            "*",
            "+",
            "?",
            "(",
            ")",
            "[",
            "]",
            "^",
            "$",
            "|",
            "\\",
            "\\d",
            "[a-z]",
            "{2}",
            "{2,}",
            "-",
            "~",
            ":",
            ";",
            "@",
            "&",
            "=",
            "\"",
            " ",
            "\t",
            "\n",
            "\u0000",
            "\u00e9",
            "\ud83d\ude00",
            "\ud800",
            "<",
            ">",
            "a",
            "B",
            "0",
            "x-",
            "#",
            "http://",
            "security");

    private static String shreds(List<Integer> numbers, int from, int to) {
        return Json.string(numbers.subList(Math.min(from, numbers.size()), Math.min(to, numbers.size())).stream()
                .map(SHREDS::get)
                .collect(Collectors.joining()));
    }

    @Test
    void whateverTextsADocumentHoldsTheFileCompiles() {
        qt().withExamples(300)
                .forAll(lists().of(integers().between(0, SHREDS.size() - 1)).ofSizeBetween(10, 60))
                .check(numbers -> {
                    String document = """
                            { "openapi": "3.1.0", "info": { "title": "T" }, "servers": [{ "url": "http://t" }],
                              "paths": {
                                "/fix": { "get": { "operationId": %s, "security": [{ %s: [] }] } },
                                "/v/{v}": {
                                  "get": { "parameters": [{ "name": "v", "in": "path",
                                    "schema": { "type": "string", "pattern": %s } }] },
                                  "put": { "parameters": [{ "name": "v", "in": "path", "schema": { "enum": [%s, %s] } }] } },
                                %s: { "get": {}, "put": { "$ref": %s } } } }
                            """.formatted(
                                    shreds(numbers, 0, 5),
                                    shreds(numbers, 5, 8),
                                    shreds(numbers, 8, 20),
                                    shreds(numbers, 20, 24),
                                    shreds(numbers, 24, 28),
                                    shreds(numbers, 35, 60).replaceFirst("^\"", "\"/w"),
                                    shreds(numbers, 28, 35));
                    return run(Imports.none(), document) instanceof Proposed first
                            && run(Imports.none().after(first), document) instanceof Proposed second
                            && !second.stale();
                });
    }

    private static ImportResult run(Imports before, String document) {
        return before.run("t.json", document, ImportOptions.NONE);
    }

    @Test
    void everyDocumentGivesAFileThatCompilesAndThatASecondImportLeavesAlone() {
        qt().withExamples(100)
                .forAll(lists().of(integers().between(0, 3 * SEGMENTS.size())).ofSizeBetween(3, 24))
                .check(numbers -> {
                    String document = document(numbers);
                    return run(Imports.none(), document) instanceof Proposed first
                            && run(Imports.none().after(first), document) instanceof Proposed second
                            && !second.stale();
                });
    }

    @Test
    void fromOneDocumentToAnotherIsTheSameAsTheOtherAlone() {
        qt().withExamples(100)
                .forAll(
                        lists().of(integers().between(0, 3 * SEGMENTS.size())).ofSizeBetween(3, 15),
                        lists().of(integers().between(0, 3 * SEGMENTS.size())).ofSizeBetween(3, 15))
                .check((one, other) -> {
                    Proposed first = (Proposed) run(Imports.none(), document(one));
                    Proposed second = (Proposed) run(Imports.none().after(first), document(other));
                    Proposed alone = (Proposed) run(Imports.none(), document(other));
                    // Ids stay with their operations, and new routes come last; all else has to agree.
                    return second.routes() == alone.routes() && matches(second).equals(matches(alone));
                });
    }

    private static List<String> matches(Proposed proposed) {
        return proposed.text()
                .lines()
                .filter(line -> !line.startsWith("  \"routes\""))
                .map(line -> line.replaceFirst("\"id\": \"[^\"]*\", ", "").replaceFirst(",$", ""))
                .sorted()
                .toList();
    }
}
