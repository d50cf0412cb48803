package dev.postern.config.match;

import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Patterns for tests, from their text form; a regex must hold no slash and no brace.
final class Patterns {
    private Patterns() {}

    static PathPattern pattern(String text) {
        if (text.equals("/")) {
            return new PathPattern(List.of());
        }
        return new PathPattern(Arrays.stream(text.substring(1).split("/", -1))
                .map(Patterns::segment)
                .toList());
    }

    private static PathPattern.Segment segment(String text) {
        if (!text.startsWith("{")) {
            return new PathPattern.Literal(text);
        }
        String inner = text.substring(1, text.length() - 1);
        int colon = inner.indexOf(':');
        String name = colon < 0 ? inner : inner.substring(0, colon);
        Optional<LinearRegex> regex = colon < 0
                ? Optional.empty()
                : Optional.of(LinearRegex.parse(inner.substring(colon + 1)).orElseThrow());
        return name.endsWith("*")
                ? new PathPattern.Rest(name.substring(0, name.length() - 1), regex)
                : new PathPattern.Parameter(name, regex);
    }

    /// A route of a test: `GET,PUT /a/{b}`, or `* /a` for every method, and perhaps conditions behind it, each
    /// `h:name=value` or `q:name=value` with `+` for a space, or without the value.
    record Route(String text) {
        RouteRule rule() {
            return new RouteRule(Set.of(), methods(), path(), conditions());
        }

        PathPattern path() {
            return pattern(text.split(" ", -1)[1]);
        }

        Conditions conditions() {
            return new Conditions(Arrays.stream(text.split(" ", -1))
                    .skip(2)
                    .map(Patterns::condition)
                    .toList());
        }

        Set<String> methods() {
            String methods = text.substring(0, text.indexOf(' '));
            return methods.equals("*") ? Set.of() : Set.of(methods.split(","));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Condition condition(String text) {
        String[] parts = text.substring(2).split("=", 2);
        Condition.Part in = text.startsWith("h:") ? Condition.Part.HEADER : Condition.Part.QUERY;
        return new Condition(
                in, parts[0], parts.length == 1 ? Optional.empty() : Optional.of(parts[1].replace('+', ' ')));
    }

    static RouteTree<Route> tree(String... routes) {
        return tree(Arrays.stream(routes).map(Route::new).toList());
    }

    static RouteTree<Route> tree(List<Route> routes) {
        return RouteTree.of(routes, routes.stream().map(Route::rule).toList());
    }

    /// @param target a path and perhaps a query
    static GivenRequest request(String method, String target, String... headers) {
        return GivenRequest.of(method, "acme.localhost", target, List.of(headers))
                .orElseThrow();
    }
}
