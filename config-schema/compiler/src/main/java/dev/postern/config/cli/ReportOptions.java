package dev.postern.config.cli;

import dev.postern.config.report.Report;
import dev.postern.config.report.ReportFormat;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourceTree;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How a command tells the problems of a tree.
final class ReportOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), json, sarif for code scanning, or github for annotations of a pull request.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--max",
            paramLabel = "N",
            description = "How many problems to show; 0 for all (default: 50 as text, 10000 in the other formats).")
    private @Nullable Integer max;

    /// Whether a program reads the answer.
    boolean json() {
        return format == ReportFormat.JSON;
    }

    /// Prints what is wrong, or `fine` where nothing is, and answers the exit code.
    int print(SourceTree tree, List<Problem> problems, String fine) {
        int most = max == null ? format.most() : max;
        if (most < 0) {
            throw new ParameterException(spec.commandLine(), "--max: " + most + " (expected: 0 or more)");
        }
        Report report = new Report(tree, problems, fine);
        spec.commandLine().getOut().print(format.render(report, most, Path.of("")));
        return problems.isEmpty() ? Main.FINE : Main.PROBLEMS;
    }
}
