package dev.postern.config.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.report.Report;
import dev.postern.config.report.ReportFormat;
import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever stands in a tree, every command ends soon, in every format, with problems and without a stack trace.
class HostileTreeTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String GOOD_PLATFORM =
            "{ \"plans\": { \"basic\": { \"keyLimits\": { \"perMinute\": 100, \"perDay\": 10000 } } } }";
    private static final String GOOD_TENANT =
            "{ \"tenant\": \"acme\", \"plan\": \"basic\", \"hosts\": [\"acme.localhost\"] }";

    @TempDir
    private Path root = Path.of("");

    /// Puts something hostile into a good tree.
    interface Deed {
        void doTo(Path tree) throws Exception;
    }

    record Case(String name, String code, Deed deed) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Deed api(String text) {
        return api(text, StandardCharsets.UTF_8);
    }

    private static Deed api(String text, Charset charset) {
        return tree -> Files.write(tree.resolve("acme/a.api.json"), text.getBytes(charset));
    }

    private static String repeat(String text) {
        return text.repeat((MEBIBYTE - 1_000) / text.length());
    }

    private static String routes(String items) {
        return "{\"api\": \"a\", \"basePath\": \"/a\", \"upstreams\": {\"u\": {\"targets\": [{\"url\": \"http://u\"}]}},"
                + " \"policies\": {\"auth\": \"none\"}, \"routes\": [" + items + "]}";
    }

    private static String path(String path) {
        return routes("{\"id\": \"r\", \"match\": {\"path\": \"" + path + "\"}, \"upstream\": \"u\"}");
    }

    static List<Case> files() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        texts.put("half a million arrays", List.of("PC1014", "[".repeat(500_000)));
        texts.put("half a million objects", List.of("PC1014", "{\"a\":".repeat(150_000)));
        texts.put("a line of wrong items", List.of("PC1019", routes(repeat("0,") + "0")));
        texts.put("a line of empty routes", List.of("PC1019", routes(repeat("{},") + "{}")));
        texts.put("unknown keys", List.of("PC1019", unknownKeys()));
        texts.put("one key again and again", List.of("PC1019", "{" + repeat("\"a\":1,") + "\"a\":1}"));
        texts.put("unknown upstreams", List.of("PC2007", routes(unknownUpstreams())));
        texts.put("nothing but commas", List.of("PC1001", repeat(",")));
        texts.put("words without commas", List.of("PC1001", "[" + repeat("x ") + "]"));
        texts.put("comments alone", List.of("PC1001", repeat("/**/")));
        texts.put("a comment without an end", List.of("PC1001", "{ /*" + repeat("x")));
        texts.put("a string of a mebibyte", List.of("PC1009", "{\"api\": \"" + repeat("x") + "\"}"));
        texts.put("a key of a mebibyte", List.of("PC1003", "{\"" + repeat("x") + "\": 1}"));
        texts.put("a string of escapes", List.of("PC1004", "{\"api\": \"" + repeat("\\u0000") + "\"}"));
        texts.put("a number of a mebibyte", List.of("PC1005", "{\"api\": " + repeat("9") + "}"));
        texts.put("a vast exponent", List.of("PC1005", "{\"api\": 1e999999999}"));
        texts.put("half a surrogate pair", List.of("PC1003", "{\"\\ud800\": \"\\udc00\", \"api\": \"\\ud834x\"}"));
        texts.put("a path of slashes", List.of("PC1009", path(repeat("/"))));
        texts.put("a path of parameters", List.of("PC1009", path(repeat("/{a}"))));
        texts.put("a path of braces", List.of("PC1009", path("/" + repeat("{"))));
        texts.put("an expression of parentheses", List.of("PC1009", path("/{a:" + repeat("(") + "}")));
        texts.put("an expression of repeats", List.of("PC1045", path("/{a:((((a{99}){99}){99}){99}){99}}")));
        texts.put("NUL in the middle", List.of("PC1001", "{\"api\": \"a\"\u0000}"));
        texts.put("only NUL", List.of("PC1001", "\u0000".repeat(1_000)));
        texts.put("terminal commands", List.of("PC1003", "{\"\u001b]0;x\u0007\u202e\": 1}"));
        return texts.entrySet().stream()
                .map(text -> new Case(
                        text.getKey(),
                        text.getValue().get(0),
                        api(text.getValue().get(1))))
                .toList();
    }

    private static String unknownKeys() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; text.length() < MEBIBYTE - 100; i++) {
            text.append("\"k").append(i).append("\":0,");
        }
        return text.append("\"z\":0}").toString();
    }

    private static String unknownUpstreams() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < MEBIBYTE - 1_000; i++) {
            text.append(text.isEmpty() ? "" : ",")
                    .append("{\"id\":\"r%d\",\"match\":{\"path\":\"/%d\"},\"upstream\":\"x\"}".formatted(i, i));
        }
        return text.toString();
    }

    static List<Case> trees() {
        return List.of(
                new Case("a file of 100 MB", "PC1013", tree -> {
                    try (RandomAccessFile file =
                            new RandomAccessFile(tree.resolve("acme/a.api.json").toFile(), "rw")) {
                        file.setLength(100_000_000);
                    }
                }),
                new Case("UTF-16", "PC1011", api("{\"api\": \"\u00e4\"}", StandardCharsets.UTF_16)),
                new Case("Latin-1", "PC1011", api("{\"api\": \"\u00e4\"}", StandardCharsets.ISO_8859_1)),
                new Case("a mark before the text", "PC1012", api("\ufeff{}")),
                new Case("a named pipe", "PC1015", tree -> run(tree, "mkfifo", "acme/a.api.json")),
                new Case("a link to a device", "PC1016", link("acme/a.api.json", "/dev/zero")),
                new Case("a link out of the tree", "PC1016", link("acme/a.api.json", "/etc/passwd")),
                new Case("a link to the folder above", "PC1016", link("acme/up", "..")),
                new Case("a link to itself", "PC1015", link("acme/a.api.json", "a.api.json")),
                new Case("a link that leads nowhere", "PC1015", link("acme/a.api.json", "nowhere")),
                new Case("two links in a circle", "PC1015", tree -> {
                    link("acme/a.api.json", "b.api.json").doTo(tree);
                    link("acme/b.api.json", "a.api.json").doTo(tree);
                }),
                new Case(
                        "a folder with a file's name",
                        "PC1015",
                        tree -> Files.createDirectory(tree.resolve("acme/a.api.json"))),
                new Case(
                        "many folders in each other",
                        "PC1013",
                        tree -> Files.createDirectories(tree.resolve("acme/" + "d/".repeat(200)))),
                new Case(
                        "a name with a line break",
                        "PC1017",
                        tree -> Files.writeString(tree.resolve("acme/a\n::error::\u001b[2J.json"), "{}")),
                new Case("a tenant without a good name", "PC1007", tree -> {
                    Files.createDirectory(tree.resolve("%41 :,"));
                    Files.writeString(tree.resolve("%41 :,/tenant.json"), GOOD_TENANT.replace("acme", "%41 :,"));
                }));
    }

    private static Deed link(String from, String to) {
        return tree -> Files.createSymbolicLink(tree.resolve(from), Path.of(to));
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    static Stream<Case> cases() {
        return Stream.concat(files().stream(), trees().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyFormatTellsItSoon(Case hostile) throws Exception {
        Files.createDirectory(root.resolve("acme"));
        Files.writeString(root.resolve("platform.json"), GOOD_PLATFORM);
        Files.writeString(root.resolve("acme/tenant.json"), GOOD_TENANT);
        hostile.deed().doTo(root);
        assertTold(hostile, assertTimeoutPreemptively(SOON, () -> validate("text")));
        SourceTree tree = SourceTree.read(root);
        Rejected rejected = (Rejected) Compiler.compileInEveryEnvironment(tree);
        for (ReportFormat format : ReportFormat.values()) {
            Report report = new Report(tree, rejected.problems(), "");
            String told = assertTimeoutPreemptively(SOON, () -> format.render(report, format.most(), root));
            assertTold(hostile, told);
            assertThat(told.length()).isLessThan(10 * MEBIBYTE);
            if (format == ReportFormat.JSON || format == ReportFormat.SARIF) {
                assertThat(new JsonMapper().readTree(told).isObject()).isTrue();
            }
        }
    }

    private static void assertTold(Case hostile, String told) {
        assertThat(told).contains(hostile.code()).doesNotContain("\tat ", "Exception", "\u001b", "\n::error::");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(told)).isTrue();
    }

    private String validate(String format) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Main.run(new PrintWriter(out), new PrintWriter(err), "validate", root.toString(), "--format", format);
        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(Main.PROBLEMS);
        return out.toString();
    }

    @Test
    void manyFilesWithManyProblemsFitIntoMemory() throws Exception {
        Files.writeString(root.resolve("platform.json"), GOOD_PLATFORM);
        for (int i = 0; i < 300; i++) {
            Path tenant = Files.createDirectory(root.resolve("t" + i));
            Files.writeString(tenant.resolve("tenant.json"), "{" + "\"a\":0,".repeat(2_000) + "\"a\":0}");
        }
        String told = assertTimeoutPreemptively(SOON, () -> validate("json"));
        assertThat(new JsonMapper().readTree(told).at("/counts/byCode/PC1019").asInt())
                .isPositive();
        assertThat(new JsonMapper().readTree(told).at("/counts/problems").asInt())
                .isBetween(90_000, 100_001);
    }
}
