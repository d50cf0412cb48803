package dev.postern.config.cli;

import dev.postern.config.overlay.Environments;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Quoted;
import dev.postern.config.source.SourceTree;
import java.util.Optional;
import java.util.SortedSet;
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
            description = "Lays environments/NAME.json over the files; without it they are taken as they are.")
    private @Nullable String name;

    /// The environment that was asked for; one that the tree does not have is wrong usage.
    Optional<String> in(SourceTree tree) {
        return in(tree, name, spec);
    }

    /// As [#in(SourceTree)], for a command with an option of its own.
    ///
    /// @param wanted null for the files as they are
    static Optional<String> in(SourceTree tree, @Nullable String wanted, CommandSpec spec) {
        if (wanted == null) {
            return Optional.empty();
        }
        SortedSet<String> known = Environments.names(tree);
        if (!known.contains(wanted)) {
            String others = known.isEmpty()
                    ? " (there is none in " + tree.name("environments") + ")"
                    : " (there are: " + String.join(", ", known) + ")";
            String hint = Closest.hint(wanted, known);
            throw new ParameterException(
                    spec.commandLine(),
                    "no such environment: " + Quoted.text(wanted) + (hint.isEmpty() ? others : hint));
        }
        return Optional.of(wanted);
    }
}
