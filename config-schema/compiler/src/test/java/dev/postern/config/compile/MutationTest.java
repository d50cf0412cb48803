package dev.postern.config.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.report.Report;
import dev.postern.config.report.ReportFormat;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.BundleWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Good files with a few places spoilt: near enough to good to reach every pass.
class MutationTest {
    private static final SourceTree GOOD = SourceTree.read(Path.of("src/test/golden/every-key"), "tenants");
    private static final List<ReportFormat> FORMATS = List.of(ReportFormat.values());
    private static final List<String> SPLICES = List.of(
            "", "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e99", "\\", "/", "{a:[", "*", "\u0000", "é",
            "\uD834", "\"x\"", "{}", "[]", "none", "0", "{p*}", ":.+", "true", "\n");

    @Test
    void anySpoiltTreeGivesATableOrProblemsThatPointIntoIt() {
        int rejected = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            SourceTree tree = spoilt(new Random(seed));
            switch (Compiler.compile(tree, CompileOptions.NONE)) {
                case Compiled compiled ->
                    assertThat(BundleWriter.write(compiled.table())).isNotEmpty();
                case Rejected result -> {
                    rejected++;
                    assertThat(result.problems()).isNotEmpty().isSortedAccordingTo(Comparator.comparing(Problem::at));
                    ReportFormat format = FORMATS.get(seed % FORMATS.size());
                    assertThat(format.render(new Report(tree, result.problems(), ""), 0, Path.of("")))
                            .contains(result.problems().getFirst().code().id());
                    result.problems().forEach(problem -> pointsInto(tree, problem));
                }
            }
        }
        assertThat(rejected).isBetween(1_000, 2_999);
    }

    private static void pointsInto(SourceTree tree, Problem problem) {
        SourceFile file = tree.files().stream()
                .filter(some -> some.name().equals(problem.at().file()))
                .findFirst()
                .orElseThrow();
        assertThat(problem.at().column() - 1)
                .isLessThanOrEqualTo(file.line(problem.at().line()).length());
    }

    private static SourceTree spoilt(Random random) {
        List<SourceFile> files = new ArrayList<>(GOOD.files());
        int times = random.nextInt(3);
        for (int i = 0; i <= times; i++) {
            int chosen = random.nextInt(files.size());
            SourceFile file = files.get(chosen);
            int from = random.nextInt(file.text().length());
            int to = Math.min(file.text().length(), from + random.nextInt(6));
            String splice = SPLICES.get(random.nextInt(SPLICES.size()));
            String text = file.text().substring(0, from) + splice + file.text().substring(to);
            files.set(chosen, new SourceFile(file.name(), file.path(), text));
        }
        return new SourceTree("tenants", files, new TreeSet<>(), List.of());
    }
}
