package dev.postern.config.openapi;

import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.List;
import java.util.Optional;

/// An operation with the path that its route may have.
///
/// @param path the one chosen of `paths`
record Draft(Operation operation, RoutePath.Paths paths, PathPattern path) {
    static Draft strict(Operation operation, RoutePath.Paths paths) {
        return new Draft(operation, paths, paths.strict());
    }

    boolean canLoosen() {
        return !path.equals(paths.loose());
    }

    Draft loosened() {
        return new Draft(operation, paths, paths.loose());
    }

    /// The classes of the path's segments: only two of one shape can tie (see
    /// [dev.postern.config.match.RouteTree]).
    List<String> shape() {
        return path.segments().stream().map(Draft::classOf).toList();
    }

    private static String classOf(Segment segment) {
        return switch (segment) {
            case Literal literal -> literal.text();
            case Parameter parameter -> parameter.regex().isPresent() ? "{:}" : "{}";
            case Rest rest -> rest.regex().isPresent() ? "{*:}" : "{*}";
        };
    }

    static Optional<LinearRegex> regexOf(Segment segment) {
        return switch (segment) {
            case Literal ignored -> Optional.empty();
            case Parameter parameter -> parameter.regex();
            case Rest rest -> rest.regex();
        };
    }
}
