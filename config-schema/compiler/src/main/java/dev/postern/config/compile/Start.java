package dev.postern.config.compile;

import dev.postern.config.source.Problem;
import dev.postern.config.source.SourcePosition;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a problem begins: two passes that find fault with one place mean the same fault.
record Start(String file, int line, int column) {
    static Start of(Problem problem) {
        SourcePosition at = problem.at();
        return new Start(at.file(), at.line(), at.column());
    }

    static Set<Start> of(Stream<Problem> problems) {
        return problems.map(Start::of).collect(Collectors.toUnmodifiableSet());
    }
}
