package dev.postern.config.diff;

import dev.postern.config.table.RouteTable;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Routes by their literals, to find quickly those that may take a path that another takes too.
final class RouteIndex {
    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private @Nullable Node parameter;
        private final List<RouteTable> ends = new ArrayList<>();
        private final List<RouteTable> rests = new ArrayList<>();

        private Node below(Segment segment) {
            if (segment instanceof Literal(String text)) {
                return literals.computeIfAbsent(text, key -> new Node());
            }
            if (parameter == null) {
                parameter = new Node();
            }
            return parameter;
        }
    }

    private final Node root = new Node();

    RouteIndex(Collection<RouteTable> routes) {
        routes.forEach(this::add);
    }

    private void add(RouteTable route) {
        Node node = root;
        for (Segment segment : route.path().segments()) {
            if (segment instanceof Rest) {
                node.rests.add(route);
                return;
            }
            node = node.below(segment);
        }
        node.ends.add(route);
    }

    /// All routes whose literals allow a path in common with `path`; expressions are not looked at.
    List<RouteTable> near(PathPattern path) {
        List<RouteTable> near = new ArrayList<>();
        collect(root, path.segments(), 0, near);
        return near;
    }

    private static void collect(Node node, List<Segment> segments, int depth, List<RouteTable> near) {
        near.addAll(node.rests);
        if (depth == segments.size()) {
            near.addAll(node.ends);
            return;
        }
        Node parameter = node.parameter;
        switch (segments.get(depth)) {
            case Literal(String text) -> {
                Node literal = node.literals.get(text);
                if (literal != null) {
                    collect(literal, segments, depth + 1, near);
                }
                if (parameter != null && !text.isEmpty()) {
                    collect(parameter, segments, depth + 1, near);
                }
            }
            case Parameter any -> {
                node.literals.values().forEach(literal -> collect(literal, segments, depth + 1, near));
                if (parameter != null) {
                    collect(parameter, segments, depth + 1, near);
                }
            }
            case Rest any -> {
                near.addAll(node.ends);
                node.literals.values().forEach(literal -> below(literal, near));
                if (parameter != null) {
                    below(parameter, near);
                }
            }
        }
    }

    private static void below(Node node, List<RouteTable> near) {
        near.addAll(node.rests);
        near.addAll(node.ends);
        node.literals.values().forEach(literal -> below(literal, near));
        if (node.parameter != null) {
            below(node.parameter, near);
        }
    }
}
