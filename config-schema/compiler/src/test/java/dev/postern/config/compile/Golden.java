package dev.postern.config.compile;

import dev.postern.config.overlay.Environments;
import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The golden cases: a folder in, and beside it what shall come out: once of the files as they are, and once of each
/// environment, as `<case>.<environment>.…`.
record Golden(Path input, Optional<String> environment) {
    private static final Path FOLDER = Path.of("src/test/golden");

    static List<Golden> cases() {
        List<Golden> cases = new ArrayList<>();
        try (Stream<Path> entries = Files.list(FOLDER)) {
            for (Path input : entries.filter(Files::isDirectory).sorted().toList()) {
                Golden base = new Golden(input, Optional.empty());
                cases.add(base);
                Environments.names(base.tree()).forEach(name -> cases.add(new Golden(input, Optional.of(name))));
            }
            return cases;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// The tree, called `tenants` in messages wherever it lies.
    SourceTree tree() {
        return SourceTree.read(input, "tenants");
    }

    CompileOptions options() {
        return new CompileOptions(environment, Map.of());
    }

    Path table() {
        return input.resolveSibling(this + ".table.json");
    }

    Path problems() {
        return input.resolveSibling(this + ".problems.txt");
    }

    @Override
    public String toString() {
        return input.getFileName() + environment.map(name -> "." + name).orElse("");
    }
}
