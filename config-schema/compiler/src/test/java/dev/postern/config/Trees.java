package dev.postern.config;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Trees of config files for tests, all called `tenants` in messages.
public final class Trees {
    private static final Path GOLDEN = Path.of("src/test/golden");

    private Trees() {}

    /// The folder of a golden case.
    public static SourceTree golden(String name) {
        return SourceTree.read(GOLDEN.resolve(name), "tenants");
    }

    /// Every golden case that compiles, by its name.
    public static Map<String, SourceTree> goldenThatCompile() {
        try (Stream<Path> entries = Files.list(GOLDEN)) {
            return entries.filter(Files::isDirectory)
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> Compiler.compile(golden(name), CompileOptions.NONE) instanceof Compiled)
                    .collect(Collectors.toMap(name -> name, Trees::golden));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// A tree in memory.
    ///
    /// @param files texts by their paths
    public static SourceTree of(Map<String, String> files) {
        return new SourceTree(
                "tenants",
                files.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(file -> new SourceFile("tenants/" + file.getKey(), file.getKey(), file.getValue()))
                        .toList(),
                new TreeSet<>(),
                List.of());
    }

    /// What must compile, compiled.
    public static Compiled compiled(SourceTree tree) {
        return switch (Compiler.compile(tree, CompileOptions.NONE)) {
            case Compiled compiled -> compiled;
            case Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    /// What must not compile.
    public static List<Problem> problems(SourceTree tree) {
        return switch (Compiler.compile(tree, CompileOptions.NONE)) {
            case Compiled compiled -> throw new AssertionError("compiled");
            case Rejected rejected -> rejected.problems();
        };
    }
}
