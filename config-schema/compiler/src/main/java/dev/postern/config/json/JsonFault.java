package dev.postern.config.json;

import dev.postern.config.source.Problem;

/// A fault of syntax; thrown, it ends the reading of its file. Never leaves this package.
final class JsonFault extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    JsonFault(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
