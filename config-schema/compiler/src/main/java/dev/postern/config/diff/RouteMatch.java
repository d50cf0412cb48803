package dev.postern.config.diff;

import dev.postern.config.match.Condition;
import dev.postern.config.match.Conditions;
import dev.postern.config.table.RouteTable;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// What a route takes, whatever its parameters are called: equal for routes that take the same.
///
/// @param segments with the names of parameters left out
record RouteMatch(
        SortedSet<HostPattern> hosts, SortedSet<String> methods, List<String> segments, Conditions conditions) {
    static RouteMatch of(RouteTable route) {
        return new RouteMatch(
                route.hosts(),
                route.methods(),
                route.path().segments().stream().map(RouteMatch::unnamed).toList(),
                route.conditions());
    }

    /// `GET,POST /orders/{id} with header x-version: 2, query v=2, on acme.com`.
    static String text(RouteTable route) {
        String methods = route.methods().isEmpty() ? "any method" : String.join(",", route.methods());
        String conditions = route.conditions().isEmpty()
                ? ""
                : route.conditions().all().stream()
                        .map(Condition::toString)
                        .collect(Collectors.joining(", ", " with ", ""));
        String hosts = route.hosts().stream().map(HostPattern::toString).collect(Collectors.joining(", "));
        return methods + " " + route.path() + conditions + (hosts.isEmpty() ? "" : ", on " + hosts);
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
