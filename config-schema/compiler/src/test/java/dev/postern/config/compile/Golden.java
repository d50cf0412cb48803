package dev.postern.config.compile;

import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The golden cases: a folder in, and beside it what shall come out.
record Golden(Path input) {
    private static final Path FOLDER = Path.of("src/test/golden");

    static List<Golden> cases() {
        try (Stream<Path> entries = Files.list(FOLDER)) {
            return entries.filter(Files::isDirectory).sorted().map(Golden::new).toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// The tree, called `tenants` in messages wherever it lies.
    SourceTree tree() {
        return SourceTree.read(input, "tenants");
    }

    Path table() {
        return input.resolveSibling(this + ".table.json");
    }

    Path problems() {
        return input.resolveSibling(this + ".problems.txt");
    }

    @Override
    public String toString() {
        return String.valueOf(input.getFileName());
    }
}
