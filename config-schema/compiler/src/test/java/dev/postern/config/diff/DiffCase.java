package dev.postern.config.diff;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
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
        return Differ.compare(side("base"), side("head"));
    }

    Path expected(DiffFormat format) {
        return folder.resolve(
                switch (format) {
                    case TEXT -> "diff.txt";
                    case JSON -> "diff.json";
                    case MARKDOWN -> "diff.md";
                });
    }

    private Side side(String name) {
        SourceTree tree = SourceTree.read(folder.resolve(name), name);
        return switch (Compiler.compile(tree, CompileOptions.NONE)) {
            case Compiled compiled -> Side.of(name, compiled);
            case Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    @Override
    public String toString() {
        return String.valueOf(folder.getFileName());
    }
}
