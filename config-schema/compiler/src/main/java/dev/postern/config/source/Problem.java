package dev.postern.config.source;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One thing that is wrong with the config, and where; every problem is an error.
///
/// @param at      where to look
/// @param path    the value in question, such as `routes[1].match.path`; empty for a file as a whole
/// @param message what is wrong and what was expected, in one line
/// @param fix     what to write instead, where that is known
/// @param witness a request that shows it, for routes and hosts that get in each other's way; the message names it too
public record Problem(
        ProblemCode code,
        SourcePosition at,
        String path,
        String message,
        Optional<String> fix,
        Optional<Witness> witness) {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::at).thenComparing(Problem::code).thenComparing(Problem::message);

    /// A problem that no request shows.
    public Problem(ProblemCode code, SourcePosition at, String path, String message, Optional<String> fix) {
        this(code, at, path, message, fix, Optional.empty());
    }

    /// The same problem with a request that shows it.
    public Problem with(Witness witness) {
        return new Problem(code, at, path, message, fix, Optional.of(witness));
    }

    /// A problem of a file as a whole.
    public static Problem ofFile(ProblemCode code, String file, String message, Optional<String> fix) {
        return new Problem(code, SourcePosition.startOf(file), "", message, fix);
    }

    /// Sorts by file, line and column, and drops what says the same twice.
    public static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream().distinct().sorted(ORDER).toList();
    }
}
