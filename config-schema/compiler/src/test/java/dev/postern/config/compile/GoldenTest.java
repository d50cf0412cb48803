package dev.postern.config.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.ProblemText;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.TableJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `-Dgolden.write=true` writes what comes out; look at the difference before you commit it.
class GoldenTest {
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    static List<Golden> cases() {
        return Golden.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesOutAsWrittenDown(Golden golden) throws IOException {
        SourceTree tree = golden.tree();
        switch (Compiler.compile(tree, golden.options())) {
            case Compiled compiled ->
                compare(golden.table(), golden.problems(), TableJson.pretty(TableJson.write(compiled.table())));
            case Rejected rejected ->
                compare(golden.problems(), golden.table(), ProblemText.render(tree, shown(rejected.problems())));
        }
    }

    /// Enough to see what is said; one case has a thousand.
    private static List<Problem> shown(List<Problem> problems) {
        return problems.subList(0, Math.min(problems.size(), 100));
    }

    private static void compare(Path expected, Path other, String found) throws IOException {
        String text = found.endsWith("\n") ? found : found + "\n";
        if (WRITE) {
            Files.writeString(expected, text);
            Files.deleteIfExists(other);
        }
        assertThat(other).doesNotExist();
        assertThat(text).isEqualTo(Files.readString(expected));
    }

    @Test
    void showsEveryProblemCode() {
        Set<ProblemCode> missing = EnumSet.allOf(ProblemCode.class);
        for (Golden golden : cases()) {
            if (Compiler.compile(golden.tree(), golden.options()) instanceof Rejected rejected) {
                rejected.problems().forEach(problem -> missing.remove(problem.code()));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void printsTenProblemsWithTenPositionsForTenMistakes() {
        SourceTree tree = SourceTree.read(Path.of("src/test/golden/ten-mistakes"), "tenants");
        assertThat(Compiler.compile(tree, CompileOptions.NONE)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.problems()).hasSize(10);
            assertThat(rejected.problems()).extracting(problem -> problem.at()).doesNotHaveDuplicates();
            assertThat(ProblemText.render(tree, rejected.problems()).lines())
                    .filteredOn(line -> line.matches("tenants/\\S+\\.json:\\d+:\\d+: error PC\\d{4}: .+"))
                    .hasSize(10);
        });
    }
}
