package dev.postern.config.diff;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.overlay.Environments;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.RoutingTable;
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
        Optional<Diff> diff = trees.both(Optional.empty());
        for (String environment : environments(base, head)) {
            if (diff.isPresent()) {
                Diff known = diff.get();
                diff = trees.in(environment).map(found -> known.and(environment, found));
            }
        }
        return trees.result(diff);
    }

    /// Compares what holds in one environment alone.
    ///
    /// @param environment one of [#environments]
    public static Result compare(SourceTree base, SourceTree head, String environment) {
        TreeDiff trees = new TreeDiff(base, head);
        return trees.result(trees.in(environment));
    }

    /// The environments that one of the two has, or both.
    public static SortedSet<String> environments(SourceTree base, SourceTree head) {
        SortedSet<String> environments = new TreeSet<>(Environments.names(base));
        environments.addAll(Environments.names(head));
        return environments;
    }

    private Result result(Optional<Diff> diff) {
        return diff.<Result>map(Result.Compared::new).orElseGet(() -> new Result.Invalid(faulty));
    }

    /// One that only one of the two has is compared with nothing, since nothing ran in it.
    private Optional<Diff> in(String environment) {
        boolean was = Environments.names(base).contains(environment);
        boolean is = Environments.names(head).contains(environment);
        if (was && is) {
            return both(Optional.of(environment));
        }
        if (!was && !is) {
            throw new IllegalArgumentException(environment + " (expected: an environment of one of the trees)");
        }
        return side(is ? head : base, Optional.of(environment)).map(only -> alone(environment, only, is));
    }

    private Optional<Diff> both(Optional<String> environment) {
        Optional<Side> before = side(base, environment);
        Optional<Side> after = side(head, environment);
        return before.flatMap(was -> after.map(is -> Differ.compare(was, is)));
    }

    private Diff alone(String environment, Side side, boolean added) {
        SourceTree tree = added ? head : base;
        Optional<SourcePosition> at = tree.files().stream()
                .filter(file -> file.path().equals(Environments.pathOf(environment)))
                .map(file -> file.position(0, 1))
                .findFirst();
        String counts = counts(side.table());
        Change change = new Change(
                added ? ChangeKind.ENVIRONMENT_ADDED : ChangeKind.ENVIRONMENT_REMOVED,
                new Subject.OfEnvironment(environment),
                added ? "" : counts,
                added ? counts : "",
                Optional.empty(),
                at);
        Optional<String> digest = Optional.of(side.digest());
        return new Diff(
                new Diff.Revision(base.label(), added ? Optional.empty() : digest),
                new Diff.Revision(head.label(), added ? digest : Optional.empty()),
                List.of(change),
                List.of());
    }

    private static String counts(RoutingTable table) {
        long routes = table.tenants().values().stream()
                .mapToLong(tenant -> tenant.routes().size())
                .sum();
        return Grouped.count(table.tenants().size(), "tenant") + ", " + Grouped.count(routes, "route");
    }

    private Optional<Side> side(SourceTree tree, Optional<String> environment) {
        CompileResult result = Compiler.compile(tree, new CompileOptions(environment, Map.of()));
        return switch (result) {
            case Compiled compiled -> Optional.of(Side.of(tree.label(), compiled));
            case Rejected rejected -> {
                faulty.add(new Faulty(tree, rejected.problems()));
                yield Optional.empty();
            }
        };
    }
}
