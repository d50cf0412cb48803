package dev.postern.config.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// `-Dgolden.write=true` writes what comes out; look at the difference before you commit it.
class ReportTest {
    private static final Path GOLDEN = Path.of("src/test/golden");
    private static final Path BASE = Path.of("");
    private static final Report TEN = report("ten-mistakes");

    private static Report report(String golden) {
        SourceTree tree = SourceTree.read(GOLDEN.resolve(golden), "tenants");
        Rejected rejected = (Rejected) Compiler.compile(tree, CompileOptions.NONE);
        return new Report(tree, rejected.problems(), "fine");
    }

    private static Report of(Problem... problems) {
        SourceTree tree = new SourceTree("tenants", List.of(), new TreeSet<>(), List.of());
        return new Report(tree, List.of(problems), "tenants: 1 tenant, no problems");
    }

    private static JsonNode json(ReportFormat format, Report report, int most) throws IOException {
        return new JsonMapper().readTree(format.render(report, most, BASE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"JSON, report.json", "SARIF, sarif.json", "GITHUB, github.txt"})
    void tenMistakesComeOutAsWrittenDown(ReportFormat format, String end) throws IOException {
        String found = format.render(TEN, format.most(), BASE);
        Path golden = GOLDEN.resolve("ten-mistakes." + end);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, found);
        }
        assertThat(found).isEqualTo(Files.readString(golden));
    }

    @Test
    void aRegionOfSarifMarksWhatTheTextMarks() throws IOException {
        JsonNode run = json(ReportFormat.SARIF, TEN, 0).get("runs").get(0);
        assertThat(run.get("columnKind").asText()).isEqualTo("utf16CodeUnits");
        assertThat(run.get("results")).hasSize(10);
        for (JsonNode result : run.get("results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
            JsonNode physical = result.get("locations").get(0).get("physicalLocation");
            String uri = physical.at("/artifactLocation/uri").asText();
            assertThat(uri).startsWith("tenants/");
            assertThat(run.get("originalUriBaseIds")
                            .has(physical.at("/artifactLocation/uriBaseId").asText()))
                    .isTrue();
            JsonNode region = physical.get("region");
            Problem problem = problemAt(
                    uri,
                    region.get("startLine").asInt(),
                    region.get("startColumn").asInt());
            assertThat(region.get("endColumn").asInt()
                            - region.get("startColumn").asInt())
                    .isEqualTo(problem.at().length());
        }
    }

    private static Problem problemAt(String file, int line, int column) {
        return TEN.problems().stream()
                .filter(problem -> problem.at().file().equals(file)
                        && problem.at().line() == line
                        && problem.at().column() == column)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aTreeWithoutProblemsIsToldToo(ReportFormat format) {
        assertThat(format.render(of(), format.most(), BASE))
                .endsWith("\n")
                .doesNotContain("PC")
                .contains(format == ReportFormat.SARIF ? "\"results\" : [ ]" : "tenants: 1 tenant, no problems");
    }

    @Test
    void whatTextLeavesOutIsCountedByCodeAndFile() {
        assertThat(ReportFormat.TEXT.render(TEN, 8, BASE)).endsWith("""

                2 more problems not shown here (--max 0 shows all):
                      1 PC1004 A key that is needed is not there.
                      1 PC1042 The block of addresses is not one, or has bits set beyond its prefix.
                      2 in tenants/platform.json

                tenants: 10 problems in 4 files
                """.stripIndent());
    }

    @Test
    void documentsForMachinesTellHowMuchTheyLeaveOut() throws IOException {
        JsonNode json = json(ReportFormat.JSON, TEN, 3);
        assertThat(json.get("problems")).hasSize(3);
        assertThat(json.at("/counts/problems").asInt()).isEqualTo(10);
        assertThat(json.at("/counts/omitted").asInt()).isEqualTo(7);
        assertThat(json.at("/counts/byCode/PC1042").asInt()).isEqualTo(1);
        JsonNode run = json(ReportFormat.SARIF, TEN, 3).get("runs").get(0);
        assertThat(run.get("results")).hasSize(3);
        assertThat(run.at("/invocations/0/properties/omitted").asInt()).isEqualTo(7);
        assertThat(ReportFormat.GITHUB.render(TEN, 3, BASE)).contains("::warning title=Postern::7 more problems");
    }

    @Test
    void nothingThatAnAuthorWritesForgesAWorkflowCommand() {
        String hostile = "a%0A::stop,b:\r\n::set-output name=x::y";
        SourceFile file = new SourceFile("tenants/" + hostile, hostile, "{}");
        Problem problem = new Problem(ProblemCode.UNKNOWN_KEY, file.position(0, 1), "p", hostile, Optional.of(hostile));
        String[] lines = ReportFormat.GITHUB.render(of(problem), 0, BASE).split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[0])
                .isEqualTo("::error file=tenants/a%250A%3A%3Astop%2Cb%3A\uFFFD\uFFFD%3A%3Aset-output name=x%3A%3Ay"
                        + ",line=1,col=1,endColumn=2,title=PC1003"
                        + "::p: a%250A::stop,b:\uFFFD\uFFFD::set-output name=x::y"
                        + "%0Afix: a%250A::stop,b:\uFFFD\uFFFD::set-output name=x::y");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void manyProblemsInOneLongLineAreWrittenInLittleTime(ReportFormat format) {
        SourceFile file = new SourceFile("tenants/x.json", "x.json", "[0],".repeat(1 << 18));
        SourceTree tree = new SourceTree("tenants", List.of(file), new TreeSet<>(), List.of());
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            problems.add(
                    new Problem(ProblemCode.WRONG_TYPE, file.position(4 * i, 4 * i + 3), "", "m", Optional.empty()));
        }
        long start = System.nanoTime();
        assertThat(format.render(new Report(tree, problems, ""), 10_000, BASE)).isNotEmpty();
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }

    @ParameterizedTest(name = "{0} below {1} is {2}, as a URI {3}")
    @CsvSource({
        "tenants/a.json,       /repo,     tenants/a.json, tenants/a.json",
        "/repo/tenants/a.json, /repo,     tenants/a.json, tenants/a.json",
        "../tenants/a.json,    /repo/x,   /repo/tenants/a.json, file:///repo/tenants/a.json",
        "./x/../a.json,        /repo,     a.json,         a.json",
        "/repository/a.json,   /repo,     /repository/a.json, file:///repository/a.json",
        "tenants/a b%.json,    /repo,     tenants/a b%.json, tenants/a%20b%25.json",
        "a.json,               /,         a.json,         a.json"
    })
    void filesAreNamedAsGitNamesThem(String file, String base, String name, String uri) {
        FileNames names = new FileNames(Path.of(base));
        assertThat(names.of(file)).isEqualTo(name);
        assertThat(names.uri(file)).isEqualTo(uri);
        assertThat(names.isBelowBase(file)).isEqualTo(!name.startsWith("/"));
    }
}
