package dev.postern.config.diff;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.overlay.Environments;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Compares two trees of files: as they are, and in every environment that one of them has.
public final class TreeDiff {
    /// What came of it.
    public sealed interface Result {
        /// @param diff what the change means
        record Compared(Diff diff) implements Result {}

        /// @param trees those that have problems
        record Invalid(List<Faulty> trees) implements Result {
            public Invalid {
                trees = List.copyOf(trees);
            }
        }
    }

    /// A tree that cannot be compared.
    public record Faulty(SourceTree tree, List<Problem> problems) {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }

    private final SourceTree base;
    private final SourceTree head;
    private final List<Faulty> faulty = new ArrayList<>();

    private TreeDiff(SourceTree base, SourceTree head) {
        this.base = base;
        this.head = head;
    }

    /// Compares the trees as they are, and then in each environment; what is the same everywhere is told once.
    public static Result compare(SourceTree base, SourceTree head) {
        TreeDiff trees = new TreeDiff(base, head);
        Optional<Diff> diff = trees.in(Optional.empty());
        SortedSet<String> environments = new TreeSet<>(Environments.names(base));
        environments.addAll(Environments.names(head));
        for (String environment : environments) {
            if (diff.isPresent()) {
                Diff known = diff.get();
                diff = trees.in(Optional.of(environment)).map(found -> known.and(environment, found));
            }
        }
        return trees.result(diff);
    }

    /// Compares what holds in one environment alone. A tree that does not have it is taken as it is.
    public static Result compare(SourceTree base, SourceTree head, String environment) {
        TreeDiff trees = new TreeDiff(base, head);
        return trees.result(trees.in(Optional.of(environment)));
    }

    private Result result(Optional<Diff> diff) {
        return diff.<Result>map(Result.Compared::new).orElseGet(() -> new Result.Invalid(faulty));
    }

    private Optional<Diff> in(Optional<String> environment) {
        Optional<Side> before = side(base, environment);
        Optional<Side> after = side(head, environment);
        return before.flatMap(was -> after.map(is -> Differ.compare(was, is)));
    }

    private Optional<Side> side(SourceTree tree, Optional<String> environment) {
        Optional<String> known =
                environment.filter(name -> Environments.names(tree).contains(name));
        CompileResult result = Compiler.compile(tree, new CompileOptions(known, Map.of()));
        return switch (result) {
            case Compiled compiled -> Optional.of(Side.of(tree.label(), compiled));
            case Rejected rejected -> {
                faulty.add(new Faulty(tree, rejected.problems()));
                yield Optional.empty();
            }
        };
    }
}
