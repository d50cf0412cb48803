package dev.postern.config.match;

import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node while routes are still being added.
final class RouteNodeBuilder<R> {
    private static final class Leaf<R> {
        private final List<RouteEnd<R>> ends = new ArrayList<>();

        // What would never be taken here is left out: without conditions, a chain is no longer than there are
        // methods.
        private void add(RouteEnd<R> end) {
            List<RouteEnd<R>> alike = ends.stream()
                    .filter(other -> other.conditions().equals(end.conditions()))
                    .toList();
            boolean taken = end.methods().isEmpty()
                    ? alike.stream().anyMatch(other -> other.methods().isEmpty())
                    : end.methods().stream()
                            .allMatch(method -> alike.stream()
                                    .anyMatch(other -> other.methods().contains(method)));
            if (!taken) {
                ends.add(end);
            }
        }

        // A leaf is made for a route, so it has at least that.
        private RouteEnd<R> build() {
            RouteEnd<R> chain = ends.getLast();
            for (RouteEnd<R> end : ends.subList(0, ends.size() - 1).reversed()) {
                chain = end.before(chain);
            }
            return chain;
        }
    }

    private final Map<String, RouteNodeBuilder<R>> literals = new HashMap<>();
    private final Map<LinearRegex, RouteNodeBuilder<R>> regexes = new LinkedHashMap<>();
    private final Map<LinearRegex, Leaf<R>> regexRests = new LinkedHashMap<>();
    private @Nullable RouteNodeBuilder<R> parameter;
    private @Nullable Leaf<R> end;
    private @Nullable Leaf<R> rest;

    /// Adds a route below this node, which is the root.
    void add(RouteEnd<R> route) {
        List<PathPattern.Segment> segments = route.pattern().segments();
        // Also bounds the depth of the recursion in build; a path this long is refused before the match.
        if (segments.size() > CanonicalPath.MAX_SEGMENTS + 1) {
            return;
        }
        RouteNodeBuilder<R> node = this;
        for (PathPattern.Segment segment : segments) {
            switch (segment) {
                case PathPattern.Literal literal ->
                    node = node.literals.computeIfAbsent(literal.text(), text -> new RouteNodeBuilder<>());
                case PathPattern.Parameter(String name, var regex) ->
                    node = regex.isPresent()
                            ? node.regexes.computeIfAbsent(regex.get(), key -> new RouteNodeBuilder<>())
                            : node.addParameter();
                case PathPattern.Rest(String name, var regex) -> {
                    Leaf<R> leaf = regex.isPresent()
                            ? node.regexRests.computeIfAbsent(regex.get(), key -> new Leaf<>())
                            : node.addRest();
                    leaf.add(route);
                    return;
                }
            }
        }
        node.addEnd().add(route);
    }

    Map<String, RouteNodeBuilder<R>> literals() {
        return literals;
    }

    Map<LinearRegex, RouteNodeBuilder<R>> regexes() {
        return regexes;
    }

    @Nullable
    RouteNodeBuilder<R> parameter() {
        return parameter;
    }

    @Nullable
    RouteEnd<R> end() {
        return end == null ? null : end.build();
    }

    Map<LinearRegex, RouteEnd<R>> regexRests() {
        Map<LinearRegex, RouteEnd<R>> built = new LinkedHashMap<>();
        regexRests.forEach((regex, leaf) -> built.put(regex, leaf.build()));
        return built;
    }

    @Nullable
    RouteEnd<R> rest() {
        return rest == null ? null : rest.build();
    }

    private RouteNodeBuilder<R> addParameter() {
        if (parameter == null) {
            parameter = new RouteNodeBuilder<>();
        }
        return parameter;
    }

    private Leaf<R> addEnd() {
        if (end == null) {
            end = new Leaf<>();
        }
        return end;
    }

    private Leaf<R> addRest() {
        if (rest == null) {
            rest = new Leaf<>();
        }
        return rest;
    }
}
