package dev.postern.config.match;

import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A node while routes are still being added.
final class RouteNodeBuilder {
    /// The routes that end at one place.
    private static final class Leaf {
        private final List<RouteEnd> ends = new ArrayList<>();

        // What would never be taken here is left out: without conditions, there are no more than there are methods.
        private void add(RouteEnd end) {
            List<RouteScope> alike = ends.stream()
                    .map(RouteEnd::scope)
                    .filter(other -> other.conditions().equals(end.scope().conditions()))
                    .toList();
            Set<String> methods = end.scope().methods();
            boolean taken = methods.isEmpty()
                    ? alike.stream().anyMatch(other -> other.methods().isEmpty())
                    : methods.stream()
                            .allMatch(method -> alike.stream()
                                    .anyMatch(other -> other.methods().contains(method)));
            if (!taken) {
                ends.add(end);
            }
        }
    }

    private final Map<String, RouteNodeBuilder> literals = new HashMap<>();
    private final Map<LinearRegex, RouteNodeBuilder> regexes = new LinkedHashMap<>();
    private final Map<LinearRegex, Leaf> regexRests = new LinkedHashMap<>();
    private @Nullable RouteNodeBuilder parameter;
    private @Nullable Leaf end;
    private @Nullable Leaf rest;

    /// Adds a route below this node, which is the root.
    void add(RouteEnd route) {
        List<PathPattern.Segment> segments = route.scope().path().segments();
        // Also bounds the depth of the recursion in build; a path this long is refused before the match.
        if (segments.size() > CanonicalPath.MAX_SEGMENTS + 1) {
            return;
        }
        RouteNodeBuilder node = this;
        for (PathPattern.Segment segment : segments) {
            switch (segment) {
                case PathPattern.Literal literal ->
                    node = node.literals.computeIfAbsent(literal.text(), text -> new RouteNodeBuilder());
                case PathPattern.Parameter(String name, var regex) ->
                    node = regex.isPresent()
                            ? node.regexes.computeIfAbsent(regex.get(), key -> new RouteNodeBuilder())
                            : node.addParameter();
                case PathPattern.Rest(String name, var regex) -> {
                    Leaf leaf = regex.isPresent()
                            ? node.regexRests.computeIfAbsent(regex.get(), key -> new Leaf())
                            : node.addRest();
                    leaf.add(route);
                    return;
                }
            }
        }
        node.addEnd().add(route);
    }

    Map<String, RouteNodeBuilder> literals() {
        return literals;
    }

    Map<LinearRegex, RouteNodeBuilder> regexes() {
        return regexes;
    }

    @Nullable
    RouteNodeBuilder parameter() {
        return parameter;
    }

    /// The routes that end here, in the order in which they were added.
    List<RouteEnd> ends() {
        return end == null ? List.of() : end.ends;
    }

    Map<LinearRegex, List<RouteEnd>> regexRests() {
        Map<LinearRegex, List<RouteEnd>> ends = new LinkedHashMap<>();
        regexRests.forEach((regex, leaf) -> ends.put(regex, leaf.ends));
        return ends;
    }

    /// The routes that take whatever is left.
    List<RouteEnd> rests() {
        return rest == null ? List.of() : rest.ends;
    }

    private RouteNodeBuilder addParameter() {
        if (parameter == null) {
            parameter = new RouteNodeBuilder();
        }
        return parameter;
    }

    private Leaf addEnd() {
        if (end == null) {
            end = new Leaf();
        }
        return end;
    }

    private Leaf addRest() {
        if (rest == null) {
            rest = new Leaf();
        }
        return rest;
    }
}
