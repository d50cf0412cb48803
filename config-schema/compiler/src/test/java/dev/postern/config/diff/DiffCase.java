package dev.postern.config.diff;

import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A golden pair: two trees, and beside them what their diff shall say.
record DiffCase(Path folder) {
    private static final Path FOLDER = Path.of("src/test/diffs");

    static List<DiffCase> all() {
        try (Stream<Path> entries = Files.list(FOLDER)) {
            return entries.filter(Files::isDirectory)
                    .sorted()
                    .map(DiffCase::new)
                    .toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    Diff diff() {
        return switch (TreeDiff.compare(tree("base"), tree("head"))) {
            case TreeDiff.Result.Compared(Diff diff) -> diff;
            case TreeDiff.Result.Invalid(List<TreeDiff.Faulty> trees) ->
                throw new AssertionError(trees.getFirst().problems());
        };
    }

    SourceTree tree(String name) {
        return SourceTree.read(folder.resolve(name), name);
    }

    Path expected(DiffFormat format) {
        return folder.resolve(
                switch (format) {
                    case TEXT -> "diff.txt";
                    case JSON -> "diff.json";
                    case MARKDOWN -> "diff.md";
                });
    }

    @Override
    public String toString() {
        return String.valueOf(folder.getFileName());
    }
}
