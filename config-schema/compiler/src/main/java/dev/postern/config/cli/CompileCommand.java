package dev.postern.config.cli;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.BundleWriter;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes the bundle of a tree that has no problems.
@Command(name = "compile", description = "Compiles the config to a bundle; writes nothing when there are problems.")
final class CompileCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TenantsFolder folder = new TenantsFolder();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The bundle to write; a gateway that watches it never sees half of it.")
    private Path out = Path.of("bundle");

    @Override
    public Integer call() {
        SourceTree tree = folder.read();
        CompileOptions options = new CompileOptions(environment.in(tree), Map.of());
        return switch (Compiler.compile(tree, options)) {
            case Compiled compiled -> write(tree, compiled);
            case Rejected rejected -> report.print(tree, rejected.problems(), "");
        };
    }

    private int write(SourceTree tree, Compiled compiled) {
        byte[] bundle = BundleWriter.write(compiled.table());
        Path target = out.toAbsolutePath();
        try {
            // Not a temporary file of Java's, which only its owner could read; the gateway may be another user.
            Path draft = target.resolveSibling(
                    target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            Files.write(draft, bundle);
            replace(draft, target);
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println("cannot write " + out + ": " + unwritable);
            return Main.USAGE;
        }
        String counts = Summary.counts(compiled.table());
        return report.print(
                tree, List.of(), "%s: %s, %d bytes in %s".formatted(tree.label(), counts, bundle.length, out));
    }

    private static void replace(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
