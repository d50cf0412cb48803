package dev.postern.config.cli;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.source.SourceTree;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Prints every problem of a tree, or that there is none.
@Command(name = "validate", description = "Prints every problem of the config, or that there is none.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private TenantsFolder folder = new TenantsFolder();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    public Integer call() {
        SourceTree tree = folder.read();
        return switch (Compiler.compile(tree, CompileOptions.NONE)) {
            case Compiled compiled -> report.print(tree, List.of(), Summary.fine(tree, compiled.table()));
            case Rejected rejected -> report.print(tree, rejected.problems(), "");
        };
    }
}
