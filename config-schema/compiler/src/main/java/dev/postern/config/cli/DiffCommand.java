package dev.postern.config.cli;

import dev.postern.config.diff.Diff;
import dev.postern.config.diff.DiffFormat;
import dev.postern.config.diff.TreeDiff;
import dev.postern.config.git.TreeArgument;
import dev.postern.config.git.TreeArgument.Answer;
import dev.postern.config.git.TreeChanges;
import dev.postern.config.owners.OwnerCheck;
import dev.postern.config.report.Report;
import dev.postern.config.report.ReportFormat;
import dev.postern.config.source.ChangedPaths;
import dev.postern.config.source.SourceTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what a change of the config means.
@Command(
        name = "diff",
        description = "Says what the change from BASE to HEAD means: no-op, additive, breaking or weakened; without"
                + " --env for the files as they are and every environment. Exit code 0 for no-op and additive, 1 for"
                + " breaking, weakened and a failed check, 2 for wrong usage and a tree with problems.")
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "BASE",
            description = "What was: a folder, a git revision such as main, or REVISION:FOLDER.")
    private String base = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "HEAD",
            description = "What shall be, written in the same way; the work tree's folder where left out.")
    private @Nullable String head;

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or markdown.")
    private DiffFormat format = DiffFormat.TEXT;

    @Option(names = "--owner-check", description = "Fails where a change for one tenant touches another; see --as.")
    private boolean ownerCheck;

    @Option(
            names = "--as",
            paramLabel = "OWNER",
            description = "With --owner-check: who makes the change, such as @acme/api-team, as often as they have"
                    + " names. They may change what BASE says that they own.")
    private List<String> authors = List.of();

    @Option(names = "--tenants", hidden = true, defaultValue = TenantsFolder.DEFAULT)
    private Path tenants = Path.of("tenants");

    @Override
    public Integer call() {
        if (ownerCheck && environment.given()) {
            throw new ParameterException(
                    spec.commandLine(), "--owner-check looks at every environment: leave out --env");
        }
        TreeArgument arguments = new TreeArgument(Path.of(""), tenants);
        Answer.Tree before = tree(arguments.read(base));
        Answer.Tree after = tree(head == null ? arguments.counterpart(before, base) : arguments.read(head));
        return switch (compare(before.tree(), after.tree())) {
            case TreeDiff.Result.Compared(Diff diff) -> print(before, after, diff);
            case TreeDiff.Result.Invalid(List<TreeDiff.Faulty> trees) -> print(trees);
        };
    }

    private TreeDiff.Result compare(SourceTree before, SourceTree after) {
        return environment
                .in(after, before)
                .map(only -> TreeDiff.compare(before, after, only))
                .orElseGet(() -> TreeDiff.compare(before, after));
    }

    private Answer.Tree tree(Answer answer) {
        return switch (answer) {
            case Answer.Tree tree -> tree;
            case Answer.Refused(String reason) -> throw new ParameterException(spec.commandLine(), reason);
        };
    }

    private int print(Answer.Tree before, Answer.Tree after, Diff diff) {
        Diff told = ownerCheck ? diff.and(ownersOf(before, after, diff)) : diff;
        spec.commandLine().getOut().print(format.render(told));
        return told.passes() ? Main.FINE : Main.PROBLEMS;
    }

    private Diff.Check ownersOf(Answer.Tree before, Answer.Tree after, Diff diff) {
        return switch (TreeChanges.between(before, after)) {
            case TreeChanges.Answer.Listed(ChangedPaths paths) ->
                OwnerCheck.of(before.tree(), after.tree(), paths, diff, authors);
            case TreeChanges.Answer.Refused(String reason) -> throw new ParameterException(spec.commandLine(), reason);
        };
    }

    private int print(List<TreeDiff.Faulty> trees) {
        PrintWriter err = spec.commandLine().getErr();
        for (TreeDiff.Faulty faulty : trees) {
            Report report = new Report(faulty.tree(), faulty.problems(), "");
            err.print(ReportFormat.TEXT.render(report, ReportFormat.TEXT.most(), Path.of("")));
        }
        spec.commandLine().getOut().print(format.renderInvalid(trees));
        return Main.USAGE;
    }
}
