package dev.postern.config.compile;

import dev.postern.config.overlay.Environments;
import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourcePosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Problems of the files as they are and in each environment, each told once.
final class EnvironmentProblems {
    /// What is wrong where; the message may name another host in each environment.
    private record Fault(ProblemCode code, SourcePosition at, String path) {
        static Fault of(Problem problem) {
            return new Fault(problem.code(), problem.at(), problem.path());
        }
    }

    private final Set<Problem> base;
    private final Set<Fault> faults;
    private final Set<Problem> saidBetter = new HashSet<>();
    /// What environments have, and which.
    private final Map<Problem, List<String>> others = new LinkedHashMap<>();
    private long untold;

    /// @param base what the files have as they are
    EnvironmentProblems(BoundedProblems base) {
        this.base = Set.copyOf(base);
        this.faults = base.stream().map(Fault::of).collect(Collectors.toUnmodifiableSet());
        this.untold = base.more();
    }

    void add(String environment, BoundedProblems problems) {
        untold = Math.max(untold, problems.more());
        // A text of an overlay is only bound in its environment, and the binder knows more than the schema's pattern.
        Set<Problem> here = Set.copyOf(problems);
        base.stream()
                .filter(problem -> problem.code() == ProblemCode.MALFORMED_TEXT)
                .filter(problem -> standsInFileOf(environment, problem) && !here.contains(problem))
                .forEach(saidBetter::add);
        for (Problem problem : here) {
            if (others.size() < BoundedProblems.MOST_IN_TREE || others.containsKey(problem)) {
                others.computeIfAbsent(problem, key -> new ArrayList<>()).add(environment);
            } else {
                untold++;
            }
        }
    }

    /// What the environments have; that which the files have not as they are says where it is so.
    BoundedProblems ofEnvironments() {
        BoundedProblems all = new BoundedProblems(BoundedProblems.MOST_IN_TREE);
        others.forEach((problem, names) -> all.add(hasBase(problem) ? problem : in(names, problem)));
        all.addUntold(untold);
        return all;
    }

    /// Everything.
    BoundedProblems all() {
        BoundedProblems all = new BoundedProblems(BoundedProblems.MOST_IN_TREE);
        base.stream().filter(problem -> !saidBetter.contains(problem)).forEach(all::add);
        others.forEach((problem, names) -> {
            if (!hasBase(problem)) {
                all.add(in(names, problem));
            }
        });
        all.addUntold(untold);
        return all;
    }

    private boolean hasBase(Problem problem) {
        return faults.contains(Fault.of(problem));
    }

    private static boolean standsInFileOf(String environment, Problem problem) {
        return ("/" + problem.at().file()).endsWith("/" + Environments.pathOf(environment));
    }

    private static Problem in(List<String> environments, Problem problem) {
        if (environments.size() == 1 && standsInFileOf(environments.getFirst(), problem)) {
            return problem;
        }
        String where = environments.size() == 1
                ? "environment " + environments.getFirst()
                : "environments " + String.join(", ", environments);
        return new Problem(
                problem.code(),
                problem.at(),
                problem.path(),
                problem.message() + " (in " + where + ")",
                problem.fix(),
                problem.witness());
    }
}
