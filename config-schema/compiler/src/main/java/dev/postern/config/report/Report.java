package dev.postern.config.report;

import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceTree;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a command has to say of a tree.
///
/// @param problems sorted; none where the tree is fine
/// @param fine     what is said where it is, in one line
public record Report(SourceTree tree, List<Problem> problems, String fine) {
    public Report {
        problems = List.copyOf(problems);
    }

    /// The first `most` problems; all where `most` is 0.
    List<Problem> first(int most) {
        return most == 0 || problems.size() <= most ? problems : problems.subList(0, most);
    }

    /// Those that [#first] leaves out.
    List<Problem> rest(int most) {
        return problems.subList(first(most).size(), problems.size());
    }

    static SortedMap<ProblemCode, Long> byCode(List<Problem> problems) {
        return by(problems, Problem::code);
    }

    static SortedMap<String, Long> byFile(List<Problem> problems) {
        return by(problems, problem -> problem.at().file());
    }

    private static <K extends Comparable<K>> SortedMap<K, Long> by(List<Problem> problems, Function<Problem, K> key) {
        return problems.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    /// `tenants: 10 problems in 4 files`, or that all is fine.
    String summary() {
        if (problems.isEmpty()) {
            return fine;
        }
        return "%s: %s in %s"
                .formatted(
                        tree.label(),
                        count(problems.size(), "problem"),
                        count(byFile(problems).size(), "file"));
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
