package dev.postern.config.compile;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.config.report.Report;
import dev.postern.config.report.ReportFormat;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/// Any texts give a table or problems that can be printed. Runs its seeds in the suite.
class CompilerFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void anyTextsGiveATableOrProblems(FuzzedDataProvider data) {
        List<SourceFile> files = List.of(
                new SourceFile("acme/a.api.json", "acme/a.api.json", data.consumeString(4_000)),
                new SourceFile("acme/tenant.json", "acme/tenant.json", data.consumeString(1_000)),
                new SourceFile("platform.json", "platform.json", data.consumeRemainingAsString()));
        SourceTree tree = new SourceTree(".", files, new TreeSet<>(), List.of());
        if (Compiler.compile(tree, CompileOptions.NONE) instanceof CompileResult.Rejected rejected) {
            Report report = new Report(tree, rejected.problems(), "");
            for (ReportFormat format : ReportFormat.values()) {
                if (!format.render(report, 0, Path.of("")).contains("PC")) {
                    throw new AssertionError("rejected without a word");
                }
            }
        }
    }
}
