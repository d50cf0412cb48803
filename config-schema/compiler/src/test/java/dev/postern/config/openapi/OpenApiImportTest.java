package dev.postern.config.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.openapi.ImportResult.Proposed;
import dev.postern.config.openapi.ImportResult.Refused;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiImportTest {
    private static final String HEAD =
            "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\"}, \"servers\": [{\"url\": \"http://t.internal\"}], ";

    private static ImportResult run(String name, String document) {
        return Imports.none().run(name, document, ImportOptions.NONE);
    }

    record Bad(String rule, String name, String document, String reason) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static List<Bad> unusable() {
        String paths = "\"paths\": {\"/a\": {\"get\": {}}}}";
        return List.of(
                new Bad("nothing", "t.yaml", "", "t.yaml:1:1: the document is empty"),
                new Bad("a comment", "t.yaml", "# nothing", "t.yaml:1:1: the document is empty"),
                new Bad("broken JSON", "t.json", "{\n \"openapi\": }", "t.json:2:13: not JSON: "),
                new Bad(
                        "a key twice in JSON",
                        "t.json",
                        "{\"a\": 1,\n \"a\": 2}",
                        "t.json:2:2: the key \"a\" is written twice"),
                new Bad("text behind the JSON", "t.json", "{}\n{}", "t.json:2:1: text after the document's value"),
                new Bad("broken YAML", "t.yaml", "a: b\n c: [", "t.yaml:2:3: not YAML: "),
                new Bad(
                        "a key twice in YAML",
                        "t.yml",
                        "a: 1\nb: 2\na: 3",
                        "t.yml:3:1: the key \"a\" is written twice"),
                new Bad("two documents", "t.yaml", "a: 1\n---\nb: 2", "t.yaml:2:1: a second document"),
                new Bad(
                        "a key that is an array",
                        "t.yaml",
                        "? [a]\n: 1",
                        "t.yaml:1:3: a key that is an object or an array"),
                new Bad("an alias inside its anchor", "t.yaml", "a: &x\n  b: *x", "t.yaml:2:6: *x names no anchor"),
                new Bad("an alias of nothing", "t.yaml", "a: *x", "t.yaml:1:4: *x names no anchor"),
                new Bad("too deep in JSON", "t.json", "[".repeat(200), "t.json:1:129: nested deeper than 128"),
                new Bad("too deep in YAML", "t.yaml", "[".repeat(200), "t.yaml:1:129: nested deeper than 128"),
                new Bad(
                        "too many values",
                        "t.json",
                        "[" + "0,".repeat(1_000_000) + "0]",
                        "t.json:1:2000002: more than 1000000 values"),
                new Bad("too large", "t.json", " ".repeat((10 << 20) + 1), "t.json:1:1: larger than 10 MiB"),
                new Bad("Swagger 2", "t.yaml", "swagger: '2.0'", "t.yaml:1:1: this is Swagger 2.0"),
                new Bad("something else", "t.yaml", "hello", "t.yaml:1:1: no OpenAPI document"),
                new Bad("a later version", "t.yaml", "openapi: 4.0.0", "t.yaml:1:1: no OpenAPI document"),
                new Bad(
                        "no operation",
                        "t.json",
                        HEAD + "\"paths\": {\"/a\": {}}}",
                        "t.json: no operation that can be a route"),
                new Bad(
                        "no title",
                        "t.json",
                        "{\"openapi\": \"3.0.0\", " + paths,
                        "\"\" is no name for an API; say one with --api"),
                new Bad(
                        "no server",
                        "t.json",
                        "{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"T\"}, " + paths,
                        "t.json: the document names no server with a host; say where"),
                new Bad(
                        "https",
                        "t.json",
                        (HEAD + paths).replace("http:", "https:"),
                        "t.json: the server speaks https"),
                new Bad(
                        "the tenant's own host",
                        "t.json",
                        (HEAD + paths).replace("t.internal", "api.acme.example"),
                        "t.json: the server's host is the tenant's own"),
                new Bad(
                        "a password in the server",
                        "t.json",
                        (HEAD + paths).replace("t.internal", "me:s3cret@t.internal"),
                        "t.json: the server's address is none that a target can have"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void whatCannotBeImportedIsRefusedInAWord(Bad bad) {
        assertThat(run(bad.name(), bad.document())).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason())
                    .startsWith(bad.reason())
                    .hasSizeLessThan(300)
                    .doesNotContain("s3cret");
            assertThat(refused.notes()).noneMatch(note -> note.message().contains("s3cret"));
        });
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        ImportResult result = OpenApiImport.run(
                Imports.none().tree(), "acme", Map.of(), "t.yaml", new byte[] {(byte) 0xC3, 0x28}, ImportOptions.NONE);
        assertThat(result).isEqualTo(new Refused("t.yaml:1:1: not UTF-8", false, List.of()));
    }

    @ParameterizedTest(name = "{0} is called {1}")
    @CsvSource({
        "Orders API,      orders",
        "orders,          orders",
        "Café Menu,       cafe-menu",
        "HTTPServer2Go,   http-server2-go",
        "2nd Chance,      n2nd-chance",
        "API,             api",
    })
    void theTitleNamesTheApi(String title, String name) {
        String document = HEAD.replace("\"T\"", Json.string(title)) + "\"paths\": {\"/a\": {\"get\": {}}}}";
        assertThat(run("t.json", document))
                .isInstanceOfSatisfying(
                        Proposed.class, proposed -> assertThat(proposed.api()).isEqualTo(name));
    }

    @ParameterizedTest(name = "above: {0}; document: {1}; API: {2}; routes: {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Nothing is demanded above: the file says it.
                "-                                               | -  | {\"anyOf\":[\"api-key\"],\"overridable\":true}   | \"none\"",
                "\"none\"                                        | -  | {\"anyOf\":[\"api-key\"],\"overridable\":true}   | \"none\"",
                "-                                               | [] | \"none\" | -",
                // Demanded above: the file adds nothing, and takes away only what it may.
                "{ \"anyOf\": [\"api-key\"] }                    | -  | - | -",
                "{ \"anyOf\": [\"api-key\"] }                    | [] | - | -",
                "{ \"anyOf\": [\"api-key\"], \"overridable\": true } | -  | - | \"none\"",
                "{ \"anyOf\": [\"api-key\"], \"overridable\": true } | [] | \"none\" | -",
            })
    void authIsDeniedByDefaultAndNeverWeakensALevelAbove(
            @Nullable String above, @Nullable String security, @Nullable String api, @Nullable String route) {
        String policies = above == null ? "" : ", \"policies\": { \"auth\": " + above + " }";
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : Imports.none().tree().files()) {
            String text = file.path().equals("acme/tenant.json")
                    ? file.text().strip().replaceFirst("}$", policies + "}")
                    : file.text();
            files.add(new SourceFile(file.name(), file.path(), text));
        }
        SourceTree tree = new SourceTree("tenants", files, new TreeSet<>(), List.of());
        String root = security == null ? "" : "\"security\": " + security + ", ";
        String document = HEAD + root + "\"paths\": {\"/a\": {\"get\": {\"security\": []}}}}";
        ImportResult result = OpenApiImport.run(
                tree, "acme", Map.of(), "t.json", document.getBytes(StandardCharsets.UTF_8), ImportOptions.NONE);
        assertThat(result).isInstanceOfSatisfying(Proposed.class, proposed -> {
            Proposal lock = Lock.read(proposed.lock()).orElseThrow().proposal();
            assertThat(meaning(lock.api())).isEqualTo(api);
            assertThat(meaning(lock.routes().getFirst().fields())).isEqualTo(route);
        });
    }

    private static @Nullable String meaning(Map<String, String> fields) {
        String auth = fields.get("policies/auth");
        return auth == null ? null : Json.meaning(auth);
    }

    @Test
    void aliasesThatStandForBillionsCostNothing() {
        StringBuilder bomb = new StringBuilder(
                "openapi: 3.0.0\ninfo: { title: T }\nservers: [ { url: 'http://t' } ]\nx-0: &x0 [lol]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("x-%d: &x%d [%s]\n"
                    .formatted(
                            i,
                            i,
                            IntStream.range(0, 10)
                                    .mapToObj(n -> "*x0")
                                    .collect(Collectors.joining(","))
                                    .replace("x0", "x" + (i - 1))));
        }
        bomb.append("paths: { /a: { get: { parameters: *x59, responses: *x59 } } }\n");
        assertThat(run("t.yaml", bomb.toString())).isInstanceOf(Proposed.class);
    }

    @Test
    void manyOperationsThatShareOneAliasAreBounded() {
        String paths = IntStream.range(0, 20_000)
                .mapToObj(i -> "  /a" + i + ": *item\n")
                .collect(Collectors.joining());
        String document = "openapi: 3.0.0\ninfo: { title: T }\nservers: [ { url: 'http://t' } ]\n"
                + "x-item: &item { get: { responses: {} } }\npaths:\n" + paths;
        assertThat(run("t.yaml", document)).isInstanceOfSatisfying(Proposed.class, proposed -> {
            assertThat(proposed.routes()).isEqualTo(Operations.MOST);
            assertThat(proposed.notes())
                    .last()
                    .extracting(Note::message)
                    .isEqualTo("what follows is left out: more than 10000 operations");
        });
    }

    @Test
    void anApiFileThatNobodyWouldReadIsRefused() {
        String paths = IntStream.range(0, 3_000)
                .mapToObj(i -> "\"/%s%d\": {\"get\": {}}".formatted("long".repeat(100), i))
                .collect(Collectors.joining(","));
        assertThat(run("t.json", HEAD + "\"paths\": {" + paths + "}}"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).contains("larger than 1 MiB; split the document"));
    }

    @Test
    void expressionsBeyondTheNumberThatMayStandAtOnePlaceAreGivenUp() {
        String paths = IntStream.range(0, 40)
                .mapToObj(i ->
                        "\"/{p%d}/n%d\": {\"get\": {\"parameters\": [{\"name\": \"p%d\", \"in\": \"path\", \"schema\": {\"const\": \"c%d\"}}]}}"
                                .formatted(i, i, i, i))
                .collect(Collectors.joining(","));
        assertThat(run("t.json", HEAD + "\"paths\": {" + paths + "}}"))
                .isInstanceOfSatisfying(Proposed.class, proposed -> {
                    assertThat(proposed.routes()).isEqualTo(40);
                    assertThat(proposed.text().split(":c[0-9]+}", -1)).hasSize(17);
                });
    }

    @Test
    void aByteOrderMarkInFrontIsPassedOver() {
        assertThat(run("t.json", "\uFEFF" + HEAD + "\"paths\": {\"/a\": {\"get\": {}}}}"))
                .isInstanceOf(Proposed.class);
    }

    @ParameterizedTest(name = "with the issuers {0}, above it {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                                      |                        | \"auth\": { \"anyOf\": [\"api-key\"] }",
                "'one': {'issuer': 'https://one'}                      |                        | \"auth\": { \"anyOf\": [{ \"jwt\": \"one\" }] }",
                "'one': {'issuer': 'https://one'}                      | {'anyOf': ['api-key']} | \"auth\": { \"anyOf\": [{ \"jwt\": \"one\" }] }",
                "'one': {'issuer': 'https://one'}, 'two': {'issuer': 'https://two'} |           | \"auth\": { \"anyOf\": [\"api-key\"] }",
            })
    void aBearerTokenIsOneOfTheOnlyIssuer(@Nullable String issuers, @Nullable String above, String expected) {
        String document = HEAD + "\"security\": [{\"login\": []}], \"paths\": {\"/a\": {\"get\": {}}}, "
                + "\"components\": {\"securitySchemes\": {\"login\": {\"type\": \"http\", \"scheme\": \"bearer\"}}}}";
        String tenant = "{\"tenant\": \"acme\", \"plan\": \"basic\", \"hosts\": [\"acme.localhost\"]"
                + (issuers == null ? "" : ", \"issuers\": {" + issuers + "}")
                + (above == null ? "" : ", \"policies\": {\"auth\": " + above + "}") + "}";
        List<SourceFile> files = new ArrayList<>(Imports.none().tree().files());
        files.removeIf(file -> file.path().endsWith("tenant.json"));
        files.add(new SourceFile("tenants/acme/tenant.json", "acme/tenant.json", tenant.replace('\'', '"')));
        SourceTree tree = new SourceTree("tenants", files, new TreeSet<>(), List.of());
        ImportResult result = OpenApiImport.run(
                tree, "acme", Map.of(), "t.json", document.getBytes(StandardCharsets.UTF_8), ImportOptions.NONE);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Proposed.class, proposed -> assertThat(proposed.text()).contains(expected));
    }
}
