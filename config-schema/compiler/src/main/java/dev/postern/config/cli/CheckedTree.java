package dev.postern.config.cli;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.source.SourceTree;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The environment that a command asks about, and the tree compiled for it.
final class CheckedTree {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "The environment whose overlay holds, such as production; without it, the files as they are.")
    private @Nullable String environment;

    /// Compiles the tree; where it has problems they are printed, and the answer is empty. An environment that is
    /// not there is wrong usage.
    Optional<Compiled> compile(SourceTree tree) {
        CompileOptions options = new CompileOptions(EnvironmentOption.in(tree, environment, spec), Map.of());
        return switch (Compiler.compile(tree, options)) {
            case Compiled compiled -> Optional.of(compiled);
            case Rejected rejected -> {
                spec.commandLine().getErr().print(Summary.problems(tree, rejected.problems()));
                yield Optional.empty();
            }
        };
    }
}
