package dev.postern.config.diff;

import dev.postern.config.table.RouteTable;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.List;
import java.util.SortedSet;

/// What a route takes, whatever its parameters are called: equal for routes that take the same.
///
/// @param segments with the names of parameters left out
record RouteMatch(SortedSet<String> methods, List<String> segments) {
    static RouteMatch of(RouteTable route) {
        return new RouteMatch(
                route.methods(),
                route.path().segments().stream().map(RouteMatch::unnamed).toList());
    }

    /// `GET,POST /orders/{id}`.
    static String text(RouteTable route) {
        String methods = route.methods().isEmpty() ? "any method" : String.join(",", route.methods());
        return methods + " " + route.path();
    }

    private static String unnamed(Segment segment) {
        return switch (segment) {
            case Literal(String text) -> text;
            case Parameter(String name, var regex) ->
                "{" + regex.map(written -> ":" + written.source()).orElse("") + "}";
            case Rest(String name, var regex) ->
                "{*" + regex.map(written -> ":" + written.source()).orElse("") + "}";
        };
    }
}
