package dev.postern.config.openapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a JSON or YAML document, and the line and column where it begins, both from 1.
///
/// A YAML alias is the very node that its anchor names, so what looks like a tree may share parts; it is
/// never cyclic. Immutable.
sealed interface Node {
    int line();

    int column();

    /// @param entries in the order written, by the text of their keys
    record Mapping(int line, int column, Map<String, Node> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    record Sequence(int line, int column, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// @param text   the value's text: `3.1` for the number, `true` for the boolean
    /// @param quoted whether it was written as a string; a bare `null` is none
    record Scalar(int line, int column, String text, boolean quoted) implements Node {
        boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }
    }
}
