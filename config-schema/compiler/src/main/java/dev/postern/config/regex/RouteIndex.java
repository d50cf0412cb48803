package dev.postern.config.regex;

import dev.postern.config.match.RouteScope;
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
public final class RouteIndex<R extends RouteScope> {
    private static final class Node<R> {
        private final Map<String, Node<R>> literals = new HashMap<>();
        private @Nullable Node<R> parameter;
        private final List<R> ends = new ArrayList<>();
        private final List<R> rests = new ArrayList<>();

        private Node<R> below(Segment segment) {
            if (segment instanceof Literal(String text)) {
                return literals.computeIfAbsent(text, key -> new Node<>());
            }
            if (parameter == null) {
                parameter = new Node<>();
            }
            return parameter;
        }
    }

    private final Node<R> root = new Node<>();

    /// Holds these, in no order.
    public RouteIndex(Collection<R> routes) {
        routes.forEach(this::add);
    }

    private void add(R route) {
        Node<R> node = root;
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
    public List<R> near(PathPattern path) {
        List<R> near = new ArrayList<>();
        collect(root, path.segments(), 0, near);
        return near;
    }

    private static <R> void collect(Node<R> node, List<Segment> segments, int depth, List<R> near) {
        near.addAll(node.rests);
        if (depth == segments.size()) {
            near.addAll(node.ends);
            return;
        }
        Node<R> parameter = node.parameter;
        switch (segments.get(depth)) {
            case Literal(String text) -> {
                Node<R> literal = node.literals.get(text);
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

    private static <R> void below(Node<R> node, List<R> near) {
        near.addAll(node.rests);
        near.addAll(node.ends);
        node.literals.values().forEach(literal -> below(literal, near));
        if (node.parameter != null) {
            below(node.parameter, near);
        }
    }
}
