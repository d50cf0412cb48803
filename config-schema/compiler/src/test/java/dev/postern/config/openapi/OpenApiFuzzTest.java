package dev.postern.config.openapi;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

/// Any document beside any API file and any lock gives a result. Runs its seeds in the suite.
class OpenApiFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void anyDocumentGivesAResult(FuzzedDataProvider data) {
        String name = data.pickValue(new String[] {"t.json", "t.yaml", "t"});
        Imports before = data.consumeBoolean() ? Imports.none() : Imports.of("t", data.consumeString(1_000), "");
        Map<String, String> locks = data.consumeBoolean() ? Map.of() : Map.of("t", data.consumeString(1_000));
        ImportOptions options = ImportOptions.NONE;
        OpenApiImport.run(before.files(), "acme", locks, name, data.consumeRemainingAsBytes(), options);
    }

    /// The parts that a document's texts reach, without the frame that a fuzzer seldom finds.
    @FuzzTest(maxDuration = "60s")
    void anyTextsInADocumentGiveAResult(FuzzedDataProvider data) {
        String path = Json.string("/" + data.consumeString(60));
        String parameter = Json.string(data.consumeString(20));
        String pattern = Json.string(data.consumeString(60));
        String value = Json.string(data.consumeString(20));
        String server = Json.string(data.consumeString(60));
        String ref = Json.string(data.consumeString(40));
        String id = Json.string(data.consumeRemainingAsString());
        String document = """
                { "openapi": "3.1.0", "info": { "title": "T" }, "servers": [{ "url": "http://t" }, { "url": %s }],
                  "paths": {
                    %s: { "get": { "operationId": %s, "parameters": [
                      { "name": %s, "in": "path", "schema": { "type": "string", "pattern": %s } }] } },
                    "/v/{v}": { "put": { "parameters": [{ "name": "v", "in": "path", "schema": { "enum": [%s] } }] } },
                    "/r/{r}": { "put": { "parameters": [{ "$ref": %s }] } } } }
                """.formatted(server, path, id, parameter, pattern, value, ref);
        ImportResult first = Imports.none().run("t.json", document, ImportOptions.NONE);
        if (first instanceof ImportResult.Proposed proposed
                && Imports.none().after(proposed).run("t.json", document, ImportOptions.NONE)
                        instanceof ImportResult.Proposed second
                && second.stale()) {
            throw new AssertionError("a second import changes something");
        }
        if (first instanceof ImportResult.Broken broken) {
            throw new AssertionError("does not compile: " + broken.problems());
        }
    }
}
