package dev.postern.config.cli;

import dev.postern.config.reference.ReferenceDocs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes the pages that are made from the schemas and the problems' explanations, or checks them.
@Command(
        name = "reference",
        description = "Writes docs/reference and docs/problems.md from the schemas and the problems' explanations.")
final class ReferenceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            defaultValue = "${sys:postern.docs:-docs}",
            description = "The folder to write to (default: docs).")
    private Path docs = Path.of("docs");

    @Option(names = "--check", description = "Writes nothing; exit code 1 when a page is not as it would be written.")
    private boolean check;

    @Override
    public Integer call() {
        int stale = 0;
        try {
            for (Map.Entry<String, String> page : ReferenceDocs.pages().entrySet()) {
                Path file = docs.resolve(page.getKey());
                byte[] text = page.getValue().getBytes(StandardCharsets.UTF_8);
                if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), text)) {
                    stale++;
                    settle(file, text);
                }
            }
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println("cannot read or write below " + docs + ": " + unwritable);
            return Main.USAGE;
        }
        String what = stale == 0 ? "every page is as it should be" : (check ? "stale: " : "written: ") + stale;
        spec.commandLine().getOut().println(docs + ": " + what);
        return check && stale > 0 ? Main.PROBLEMS : Main.FINE;
    }

    private void settle(Path file, byte[] text) throws IOException {
        if (check) {
            spec.commandLine().getOut().println(file + " is stale: run ./postern reference");
            return;
        }
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, text);
    }
}
