package dev.postern.config.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.compile.CompileResult;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The examples of the pages are run: a block ```` ```json FILE ```` is written there, a block ```` ```sh ````
/// is run in the tree's folder.
class ExplanationTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|json ([^\\n]+))\\n(.*?)^```$");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aPageSaysWhatIsWrongWhatIsRightAndWhy(ProblemCode code) {
        assertThat(Explanation.of(code).markdown())
                .startsWith("# " + code.id() + ": " + code.meaning() + "\n\n")
                .containsSubsequence("\n## Wrong\n", "```", "\n## Right\n", "\n## Why\n")
                .endsWith("\n");
        assertThat(section(code, "Why")).hasSizeGreaterThan(40);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theWrongExampleHasThisProblemAndTheRightOneNone(ProblemCode code) throws Exception {
        assertThat(compile("wrong", section(code, "Wrong")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .as(() -> code.id() + " alone")
                                .extracting(Problem::code)
                                .contains(code)
                                .allMatch(found -> found == code || code == ProblemCode.TOO_MANY_PROBLEMS));
        assertThat(compile("right", section(code, "Right"))).isInstanceOf(Compiled.class);
    }

    @Test
    void theExamplesTreeIsFine() throws Exception {
        assertThat(compile("tree", "")).isInstanceOf(Compiled.class);
    }

    private CompileResult compile(String name, String examples) throws Exception {
        Path root = Files.createDirectories(folder.resolve(name));
        write(root, Explanation.exampleTree());
        write(root, examples);
        return Compiler.compileInEveryEnvironment(SourceTree.read(root, "tenants"));
    }

    private static void write(Path root, String markdown) throws Exception {
        Matcher block = BLOCK.matcher(markdown);
        while (block.find()) {
            if (block.group(2) == null) {
                Process shell = new ProcessBuilder("sh", "-c", block.group(3))
                        .directory(root.toFile())
                        .redirectErrorStream(true)
                        .start();
                assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEmpty();
                assertThat(shell.waitFor()).isZero();
            } else {
                Path file = root.resolve(block.group(2));
                Files.createDirectories(file.resolveSibling("."));
                Files.writeString(file, block.group(3));
            }
        }
    }

    private static String section(ProblemCode code, String title) {
        String text = Explanation.of(code).markdown();
        int start = text.indexOf("\n## " + title + "\n");
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    @Test
    void everyPageBelongsToACode() throws IOException {
        Set<String> known = Arrays.stream(ProblemCode.values())
                .map(code -> code.id() + ".md")
                .collect(Collectors.toSet());
        known.add("example.md");
        try (Stream<Path> pages = Files.list(Path.of("src/main/resources/dev/postern/problems"))) {
            List<String> names =
                    pages.map(page -> String.valueOf(page.getFileName())).toList();
            assertThat(names).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"PC1003, UNKNOWN_KEY", "pc1003, UNKNOWN_KEY", "1003, UNKNOWN_KEY", "' PC2010 ', ROUTE_TIE"})
    void aCodeIsFoundHoweverItIsWritten(String written, ProblemCode code) {
        assertThat(Explanation.find(written)).contains(code);
    }

    @Test
    void theNearestCodeIsSuggested() {
        assertThat(Explanation.find("PC9003")).isEmpty();
        assertThat(Explanation.hint("PC103")).contains("did you mean \"PC10");
        assertThat(Explanation.hint("nonsense")).isEmpty();
    }
}
