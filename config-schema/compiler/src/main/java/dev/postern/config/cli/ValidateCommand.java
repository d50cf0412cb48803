package dev.postern.config.cli;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.overlay.Environments;
import dev.postern.config.report.Explanation;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.source.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Prints every problem of a tree, or that there is none: of the files as they are and in each environment, or in
/// one environment alone.
@Command(
        name = "validate",
        description = "Prints every problem of the config, or that there is none; without --env also those that only"
                + " single environments have.")
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TenantsFolder folder = new TenantsFolder();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(
            names = "--explain",
            paramLabel = "CODE",
            description = "Prints what a problem's code means and how to mend it, such as PC1003, and reads no file.")
    private @Nullable String code;

    @Override
    public Integer call() {
        return code == null ? validate() : explain(code);
    }

    private int explain(String written) {
        Optional<ProblemCode> known = Explanation.find(written);
        if (known.isEmpty()) {
            String message = "unknown code " + Quoted.text(written) + Explanation.hint(written)
                    + "; every problem shows its code, and docs/problems.md lists all of them";
            throw new ParameterException(spec.commandLine(), message);
        }
        spec.commandLine().getOut().print(Explanation.of(known.get()).markdown());
        return Main.FINE;
    }

    private int validate() {
        SourceTree tree = folder.read();
        Optional<String> chosen = environment.in(tree);
        return chosen.isPresent()
                ? print(tree, Compiler.compile(tree, new CompileOptions(chosen, Map.of())), 0)
                : print(
                        tree,
                        Compiler.compileInEveryEnvironment(tree),
                        Environments.names(tree).size());
    }

    private int print(SourceTree tree, CompileResult result, int environments) {
        return switch (result) {
            case Compiled compiled -> report.print(tree, List.of(), Summary.fine(tree, compiled.table(), environments));
            case Rejected rejected -> report.print(tree, rejected.problems(), "");
        };
    }
}
