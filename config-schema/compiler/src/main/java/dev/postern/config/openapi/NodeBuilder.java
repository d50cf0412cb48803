package dev.postern.config.openapi;

import dev.postern.config.openapi.Node.Mapping;
import dev.postern.config.openapi.Node.Scalar;
import dev.postern.config.openapi.Node.Sequence;
import dev.postern.config.source.Quoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds nodes from a parser's events, within bounds.
final class NodeBuilder {
    static final int DEEPEST = 128;
    static final int MOST_NODES = 1_000_000;

    /// An object or array that has begun and not ended.
    private static final class Open {
        private final int line;
        private final int column;
        private final Optional<String> anchor;
        private final @Nullable Map<String, Node> entries;
        private final List<Node> items = new ArrayList<>();
        private @Nullable String key;

        Open(int line, int column, Optional<String> anchor, boolean mapping) {
            this.line = line;
            this.column = column;
            this.anchor = anchor;
            this.entries = mapping ? new LinkedHashMap<>() : null;
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Node> anchors = new HashMap<>();
    private @Nullable Node root;
    private int nodes;

    void begin(int line, int column, Optional<String> anchor, boolean mapping) throws Unreadable {
        if (open.size() == DEEPEST) {
            throw new Unreadable(line, column, "nested deeper than " + DEEPEST + ", which is the most that is read");
        }
        if (expectsKey()) {
            throw new Unreadable(line, column, "a key that is an object or an array (expected: a text)");
        }
        open.push(new Open(line, column, anchor, mapping));
    }

    void end() throws Unreadable {
        Open done = open.pop();
        Node node = done.entries == null
                ? new Sequence(done.line, done.column, done.items)
                : new Mapping(done.line, done.column, done.entries);
        add(node, done.anchor);
    }

    /// A text where a value stands, or a key where one is due.
    void scalar(Scalar scalar, Optional<String> anchor) throws Unreadable {
        if (expectsKey()) {
            key(scalar);
            anchor.ifPresent(name -> anchors.put(name, scalar));
        } else {
            add(scalar, anchor);
        }
    }

    void alias(int line, int column, String name) throws Unreadable {
        Node node = anchors.get(name);
        if (node == null) {
            throw new Unreadable(line, column, "*" + name + " names no anchor before it, or one that it stands in");
        }
        if (expectsKey() && !(node instanceof Scalar)) {
            throw new Unreadable(line, column, "a key that is an object or an array (expected: a text)");
        } else if (expectsKey()) {
            key((Scalar) node);
        } else {
            add(node, Optional.empty());
        }
    }

    /// The document's value; null when there was none.
    @Nullable
    Node root() {
        return root;
    }

    private boolean expectsKey() {
        Open in = open.peek();
        return in != null && in.entries != null && in.key == null;
    }

    private void key(Scalar scalar) throws Unreadable {
        Open in = open.element();
        if (in.entries != null && in.entries.containsKey(scalar.text())) {
            String message = "the key " + Quoted.text(scalar.text()) + " is written twice";
            throw new Unreadable(scalar.line(), scalar.column(), message);
        }
        in.key = scalar.text();
    }

    private void add(Node node, Optional<String> anchor) throws Unreadable {
        if (++nodes > MOST_NODES) {
            String message = "more than " + MOST_NODES + " values, which is the most that is read";
            throw new Unreadable(node.line(), node.column(), message);
        }
        anchor.ifPresent(name -> anchors.put(name, node));
        Open in = open.peek();
        if (in == null) {
            root = node;
        } else if (in.entries == null) {
            in.items.add(node);
        } else if (in.key != null) {
            in.entries.put(in.key, node);
            in.key = null;
        }
    }
}
