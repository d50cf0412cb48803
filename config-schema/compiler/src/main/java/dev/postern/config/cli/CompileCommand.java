package dev.postern.config.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.bundle.BundleFile;
import dev.postern.config.bundle.GitCommit;
import dev.postern.config.bundle.TableCounts;
import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.BundleWriter;
import dev.postern.config.table.TableJson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// Writes the bundle of a tree that has no problems.
@Command(name = "compile", description = "Compiles the config to a bundle; writes nothing when there are problems.")
final class CompileCommand implements Callable<Integer> {
    private static final int VERSION = 1;
    private static final String COMMITS = "[0-9A-Za-z._/+-]{0,128}";

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
            paramLabel = "FILE|DIR/",
            description = "The bundle to write, or a folder to write postern-<digest>.bundle into; a gateway that "
                    + "watches the file never sees half of it.")
    private String out = "";

    @Option(
            names = "--commit",
            paramLabel = "TEXT",
            description = "The commit that the bundle names in the gateway's health and logs (default: what git says "
                    + "of DIR, with " + GitCommit.MODIFIED + " where it was changed since).")
    private @Nullable String commit;

    @Override
    public Integer call() {
        if (commit != null && !commit.matches(COMMITS)) {
            throw new ParameterException(
                    spec.commandLine(), "--commit: " + commit + " (expected: at most 128 of 0-9A-Za-z._/+-)");
        }
        SourceTree tree = folder.read();
        CompileOptions options = new CompileOptions(environment.in(tree), Map.of());
        return switch (Compiler.compile(tree, options)) {
            case Compiled compiled -> write(tree, compiled);
            case Rejected rejected -> report.print(tree, rejected.problems(), "");
        };
    }

    private int write(SourceTree tree, Compiled compiled) {
        String named = Optional.ofNullable(commit)
                .or(() -> GitCommit.of(folder.path()))
                .orElse("");
        boolean intoFolder = out.endsWith("/") || out.endsWith(File.separator) || Files.isDirectory(Path.of(out));
        try {
            byte[] bundle = BundleWriter.write(compiled.table(), named);
            BundleFile written = BundleFile.write(bundle, Path.of(out), intoFolder);
            return tell(tree, TableCounts.of(compiled.table()), written, named);
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println("cannot write " + out + ": " + unwritable);
            return Main.USAGE;
        }
    }

    private int tell(SourceTree tree, TableCounts counts, BundleFile written, String named) {
        if (!report.json()) {
            String line = "%s: %s, %d bytes in %s".formatted(tree.label(), counts, written.bytes(), written.file());
            return report.print(tree, List.of(), line);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("valid", true);
        json.put("digest", written.digest());
        json.put("commit", named.isEmpty() ? null : named);
        json.put("file", written.file().toString());
        json.put("bytes", written.bytes());
        json.put("tenants", counts.tenants());
        json.put("apis", counts.apis());
        json.put("routes", counts.routes());
        spec.commandLine().getOut().print(TableJson.pretty(json));
        return Main.FINE;
    }
}
