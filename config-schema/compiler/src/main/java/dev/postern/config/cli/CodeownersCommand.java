package dev.postern.config.cli;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.git.GitRepository;
import dev.postern.config.owners.Codeowners;
import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes the owners of the tenants' files where a code host looks for them.
@Command(
        name = "codeowners",
        description = "Writes the owners in platform.json and each tenant.json to .github/CODEOWNERS, beside what"
                + " people wrote there. Exit code 1 where --check finds the file stale.")
final class CodeownersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TenantsFolder folder = new TenantsFolder();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The file to write (default: .github/CODEOWNERS at the repository's top).")
    private @Nullable Path out;

    @Option(names = "--check", description = "Writes nothing, and fails where the file is not what would be written.")
    private boolean check;

    @Override
    public Integer call() throws IOException {
        SourceTree tree = folder.read();
        if (Compiler.compile(tree, CompileOptions.NONE) instanceof Rejected rejected) {
            spec.commandLine().getErr().print(Summary.problems(tree, rejected.problems()));
            return Main.PROBLEMS;
        }
        Path here = folder.path().toRealPath();
        Path top = GitRepository.around(here)
                .map(GitRepository::top)
                .orElse(Path.of("").toRealPath());
        Path file = out == null ? top.resolve(".github/CODEOWNERS") : out;
        String place = here.startsWith(top) ? top.relativize(here).toString().replace('\\', '/') : "tenants";
        try {
            String found = Files.exists(file) ? Files.readString(file) : "";
            return switch (Codeowners.into(found, Codeowners.lines(tree, place))) {
                case Codeowners.Merge.Merged(String wanted) ->
                    check ? check(found.equals(wanted), file) : write(found.equals(wanted), file, wanted);
                case Codeowners.Merge.Refused(int line, String reason) -> {
                    spec.commandLine().getErr().println(file + ":" + line + ": " + reason);
                    yield Main.PROBLEMS;
                }
            };
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println("cannot read or write " + file + ": " + unreadable);
            return Main.USAGE;
        }
    }

    private int check(boolean same, Path file) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(same ? file + " is up to date" : file + " is stale; run ./postern codeowners");
        return same ? Main.FINE : Main.PROBLEMS;
    }

    private int write(boolean same, Path file, String wanted) throws IOException {
        if (!same) {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, wanted);
        }
        spec.commandLine().getOut().println(file + (same ? " was up to date" : " is written"));
        return Main.FINE;
    }
}
