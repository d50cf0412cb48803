package dev.postern.config.source;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes problems up to a bound and only counts the rest, so that no input can fill the memory with them.
///
/// For one thread.
public final class BoundedProblems extends AbstractList<Problem> {
    /// What is told of one file; a file of a megabyte can hold half a million.
    public static final int MOST_IN_FILE = 1_000;
    /// What is told of a tree.
    public static final int MOST_IN_TREE = 100_000;

    private final int most;
    private final List<Problem> kept = new ArrayList<>();
    private long more;

    public BoundedProblems(int most) {
        this.most = most;
    }

    /// Keeps a problem, or counts it where there are enough.
    @Override
    public boolean add(Problem problem) {
        if (kept.size() < most) {
            return kept.add(problem);
        }
        more++;
        return true;
    }

    /// Counts problems that nobody wrote down.
    public void addUntold(long number) {
        more += number;
    }

    /// How many were not kept.
    public long more() {
        return more;
    }

    /// Says how many were not kept; empty when all were.
    ///
    /// @param name the file or the tree
    public Optional<Problem> untold(String name) {
        if (more == 0) {
            return Optional.empty();
        }
        String message = kept.size() + " problems are told here, at least " + more + " more are not";
        return Optional.of(Problem.ofFile(
                ProblemCode.TOO_MANY_PROBLEMS,
                name,
                message,
                Optional.of("mend some of those told, and run this again")));
    }

    @Override
    public Problem get(int index) {
        return kept.get(index);
    }

    @Override
    public int size() {
        return kept.size();
    }
}
