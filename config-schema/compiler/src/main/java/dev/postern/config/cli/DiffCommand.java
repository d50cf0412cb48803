package dev.postern.config.cli;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.diff.Diff;
import dev.postern.config.diff.DiffFormat;
import dev.postern.config.diff.Differ;
import dev.postern.config.diff.Side;
import dev.postern.config.source.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what a change of the config means.
@Command(
        name = "diff",
        description = "Says what the change from BASE to HEAD means: no-op, additive, breaking or weakened.")
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "BASE", description = "A folder, a git revision, or REVISION:FOLDER.")
    private String base = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "HEAD",
            description = "The same; the tenants' folder as it is where left out.",
            defaultValue = "${sys:postern.tenants:-tenants}")
    private String head = "";

    @Option(names = "--env", paramLabel = "NAME", description = "Compares what holds in this environment.")
    private @Nullable String environment;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or markdown (default: text).")
    private DiffFormat format = DiffFormat.TEXT;

    @Override
    public Integer call() {
        Optional<Side> before = side(base);
        Optional<Side> after = side(head);
        if (before.isEmpty() || after.isEmpty()) {
            return Main.USAGE;
        }
        Diff diff = Differ.compare(before.get(), after.get());
        spec.commandLine().getOut().print(format.render(diff));
        return diff.verdict().harmless() ? Main.FINE : Main.PROBLEMS;
    }

    private Optional<Side> side(String argument) {
        Path folder = Path.of(argument);
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "no such folder: " + argument);
        }
        SourceTree tree = SourceTree.read(folder);
        CompileOptions options = new CompileOptions(Optional.ofNullable(environment), CompileOptions.NONE.retarget());
        return switch (Compiler.compile(tree, options)) {
            case Compiled compiled -> Optional.of(Side.of(tree.label(), compiled));
            case Rejected rejected -> {
                spec.commandLine().getErr().print(Summary.problems(tree, rejected.problems()));
                yield Optional.empty();
            }
        };
    }
}
