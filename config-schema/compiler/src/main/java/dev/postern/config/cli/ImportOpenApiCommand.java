package dev.postern.config.cli;

import dev.postern.config.openapi.ImportFiles;
import dev.postern.config.openapi.ImportOptions;
import dev.postern.config.openapi.ImportResult;
import dev.postern.config.openapi.ImportResult.Broken;
import dev.postern.config.openapi.ImportResult.Proposed;
import dev.postern.config.openapi.ImportResult.Refused;
import dev.postern.config.openapi.Note;
import dev.postern.config.value.TenantId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings an OpenAPI document into a tenant's folder, or tells what that would do.
@Command(
        name = "openapi",
        description = "Proposes an API file from an OpenAPI 3.0 or 3.1 document, in JSON or YAML. A second import keeps"
                + " what was edited by hand. Nothing is written unless the whole tree compiles with it.")
final class ImportOpenApiCommand implements Callable<Integer> {
    private static final int MOST_LINES = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The document. References out of it are not followed.")
    private Path file = Path.of("openapi.yaml");

    @Option(names = "--tenant", required = true, paramLabel = "NAME", description = "The tenant whose API it is.")
    private String tenant = "";

    @Option(
            names = "--api",
            paramLabel = "NAME",
            description = "The API's name (default: as at the last import, then from the document's title).")
    private Optional<String> api = Optional.empty();

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            description = "Where the API listens, such as http://orders.internal:8080 (default: the document's first"
                    + " server). Remembered for the next import.")
    private Optional<String> upstream = Optional.empty();

    @Option(
            names = "--base-path",
            paramLabel = "PATH",
            description = "The API's base path (default: that of the first server). Remembered for the next import.")
    private Optional<String> basePath = Optional.empty();

    @Option(
            names = {"--out", "--tenants"},
            paramLabel = "DIR",
            defaultValue = "${sys:postern.tenants:-tenants}",
            description = "The folder with platform.json and the tenants (default: tenants).")
    private Path folder = Path.of("tenants");

    @Option(names = "--dry-run", description = "Prints the API file, and writes nothing.")
    private boolean dryRun;

    @Option(names = "--check", description = "Writes nothing, and ends with 1 when an import would change something.")
    private boolean check;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "no such folder: " + folder);
        }
        if (TenantId.parse(tenant).isEmpty() || !Files.isDirectory(folder.resolve(tenant))) {
            throw new ParameterException(spec.commandLine(), "no such tenant: " + folder.resolve(tenant));
        }
        ImportFiles files = new ImportFiles(folder, tenant);
        ImportResult result;
        try {
            result = files.propose(file, new ImportOptions(api, basePath, upstream));
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file + ": " + unreadable.getMessage());
        }
        return switch (result) {
            case Proposed proposed -> proposed(files, proposed);
            case Broken broken -> broken(broken);
            case Refused refused -> refused(refused);
        };
    }

    private int proposed(ImportFiles files, Proposed proposed) {
        PrintWriter out = spec.commandLine().getOut();
        String name = files.apiFile(proposed.api());
        if (dryRun) {
            notes(proposed.notes());
            out.print(proposed.text());
            return check && proposed.stale() ? Main.PROBLEMS : Main.FINE;
        }
        if (!proposed.stale()) {
            out.println(name + ": in step with " + file.getFileName());
            return Main.FINE;
        }
        notes(proposed.notes());
        some(
                out,
                proposed.changes().stream()
                        .map(change -> "  " + printable(change))
                        .toList(),
                "changes");
        if (check) {
            out.println(name + ": not in step with " + file.getFileName());
            return Main.PROBLEMS;
        }
        try {
            files.write(proposed);
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println("cannot write " + name + ": " + unwritable.getMessage());
            return Main.USAGE;
        }
        String verb = proposed.fresh() ? "written" : "brought up to date";
        out.println("%s: %s, %d route%s".formatted(name, verb, proposed.routes(), proposed.routes() == 1 ? "" : "s"));
        return Main.FINE;
    }

    private int broken(Broken broken) {
        notes(broken.notes());
        if (dryRun) {
            spec.commandLine().getOut().print(broken.text());
        }
        PrintWriter err = spec.commandLine().getErr();
        err.print(Summary.problems(broken.tree(), broken.problems()));
        err.println("nothing is written: with this import the config would not compile");
        return Main.PROBLEMS;
    }

    private int refused(Refused refused) {
        notes(refused.notes());
        spec.commandLine().getErr().println(printable(refused.reason()));
        return refused.usage() ? Main.USAGE : Main.PROBLEMS;
    }

    private void notes(List<Note> notes) {
        some(spec.commandLine().getErr(), notes.stream().map(this::line).toList(), "notes");
    }

    private static void some(PrintWriter out, List<String> lines, String what) {
        lines.stream().limit(MOST_LINES).forEach(out::println);
        if (lines.size() > MOST_LINES) {
            out.println("and " + (lines.size() - MOST_LINES) + " more " + what);
        }
    }

    private String line(Note note) {
        String where = note.line() == 0 ? "" : file + ":" + note.line() + ":" + note.column() + ": ";
        String pointer = note.pointer().isEmpty() ? "" : "#" + note.pointer() + ": ";
        return printable(where + "note: " + pointer + note.message());
    }

    /// A document's text must not steer the terminal.
    private static String printable(String line) {
        return line.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
