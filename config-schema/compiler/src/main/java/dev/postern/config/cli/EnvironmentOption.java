package dev.postern.config.cli;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.overlay.Environments;
import dev.postern.config.source.Closest;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.Quoted;
import dev.postern.config.source.SourceTree;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The environment that a command works in.
final class EnvironmentOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "One environment, such as production: environments/NAME.json is laid over the files.")
    private @Nullable String name;

    /// Whether one was asked for.
    boolean given() {
        return name != null;
    }

    /// The environment that was asked for; one that none of the trees has is wrong usage.
    Optional<String> in(SourceTree tree, SourceTree... others) {
        String wanted = name;
        if (wanted == null) {
            return Optional.empty();
        }
        SortedSet<String> known = new TreeSet<>(Environments.names(tree));
        for (SourceTree other : others) {
            known.addAll(Environments.names(other));
        }
        if (!known.contains(wanted)) {
            String all = known.isEmpty()
                    ? " (there is none in " + tree.name(FileKind.ENVIRONMENTS) + ")"
                    : " (there are: " + String.join(", ", known) + ")";
            String hint = Closest.hint(wanted, known);
            throw new ParameterException(
                    spec.commandLine(), "no such environment: " + Quoted.text(wanted) + (hint.isEmpty() ? all : hint));
        }
        return Optional.of(wanted);
    }

    /// Compiles a tree in it; where the tree has problems they are printed, and the answer is empty.
    Optional<Compiled> compile(SourceTree tree) {
        return switch (Compiler.compile(tree, new CompileOptions(in(tree), Map.of()))) {
            case Compiled compiled -> Optional.of(compiled);
            case Rejected rejected -> {
                spec.commandLine().getErr().print(Summary.problems(tree, rejected.problems()));
                yield Optional.empty();
            }
        };
    }
}
