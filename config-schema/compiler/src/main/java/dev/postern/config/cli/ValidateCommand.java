package dev.postern.config.cli;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.source.SourceTree;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints every problem of a tree, or that there is none.
@Command(name = "validate", description = "Prints every problem of the config, or that there is none.")
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TenantsFolder folder = new TenantsFolder();

    @Override
    public Integer call() {
        SourceTree tree = folder.read();
        PrintWriter out = spec.commandLine().getOut();
        return switch (Compiler.compile(tree, CompileOptions.NONE)) {
            case Compiled compiled -> {
                out.println(Summary.fine(tree, compiled.table()));
                yield Main.FINE;
            }
            case Rejected rejected -> {
                out.print(Summary.problems(tree, rejected.problems()));
                yield Main.PROBLEMS;
            }
        };
    }
}
