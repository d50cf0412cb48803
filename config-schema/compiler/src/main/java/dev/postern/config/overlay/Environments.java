package dev.postern.config.overlay;

import dev.postern.config.source.FileKind;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The environments of a tree, which are its files `environments/<name>.json`.
public final class Environments {
    /// How many a tree may have: the checks run once more for each.
    private static final int MOST = 50;

    private Environments() {}

    /// Their names, also of those whose file cannot be read; the first of them where there are too many.
    public static SortedSet<String> names(SourceTree tree) {
        return all(tree).stream().limit(MOST).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether there are too many.
    public static Optional<Problem> check(SourceTree tree) {
        int found = all(tree).size();
        String message = "there are " + found + " environments (expected: at most " + MOST + ")";
        return found <= MOST
                ? Optional.empty()
                : Optional.of(Problem.ofFile(
                        ProblemCode.WRONG_COUNT, tree.name(FileKind.ENVIRONMENTS), message, Optional.empty()));
    }

    private static SortedSet<String> all(SourceTree tree) {
        TreeSet<String> names = new TreeSet<>();
        Stream.concat(tree.faulty().stream(), tree.files().stream().map(SourceFile::path))
                .flatMap(path -> nameOf(path).stream())
                .forEach(names::add);
        return names;
    }

    /// The environment that the file at `path` is about, if it is about one.
    public static Optional<String> nameOf(String path) {
        return FileKind.of(path).filter(kind -> kind == FileKind.ENVIRONMENT).map(kind -> FileKind.stemOf(path));
    }

    /// The path of an environment's file below the tree's root.
    public static String pathOf(String name) {
        return FileKind.ENVIRONMENTS + "/" + name + ".json";
    }
}
