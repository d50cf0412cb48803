package dev.postern.config.openapi;

import dev.postern.config.openapi.Node.Mapping;
import dev.postern.config.openapi.Node.Scalar;
import dev.postern.config.openapi.Node.Sequence;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A node, and the way to it through the document.
///
/// @param root    of the document, where references begin
/// @param pointer to the node, such as `/paths/~1orders/get`; empty for the root
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc6901">RFC 6901</a>
record Cursor(Node root, String pointer, Node node) {
    private static final int MOST_HOPS = 32;

    static Cursor atRoot(Node root) {
        return new Cursor(root, "", root);
    }

    /// The value under `key`; empty when there is none or this is no object.
    Optional<Cursor> get(String key) {
        Optional<Node> value = node instanceof Mapping mapping
                ? Optional.ofNullable(mapping.entries().get(key))
                : Optional.empty();
        return value.map(child -> new Cursor(root, pointer + "/" + escaped(key), child));
    }

    boolean has(String key) {
        return node instanceof Mapping mapping && mapping.entries().containsKey(key);
    }

    boolean isSequence() {
        return node instanceof Sequence;
    }

    /// The keys of an object; none for anything else.
    List<String> keys() {
        return node instanceof Mapping mapping ? List.copyOf(mapping.entries().keySet()) : List.of();
    }

    /// The items of an array; none for anything else.
    List<Cursor> items() {
        if (!(node instanceof Sequence sequence)) {
            return List.of();
        }
        List<Cursor> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            items.add(new Cursor(root, pointer + "/" + i, sequence.items().get(i)));
        }
        return items;
    }

    /// The text of a scalar that is not null.
    Optional<String> text() {
        return node instanceof Scalar scalar && !scalar.isNull() ? Optional.of(scalar.text()) : Optional.empty();
    }

    Optional<String> text(String key) {
        return get(key).flatMap(Cursor::text);
    }

    /// This, or where its `$ref` leads in the end; empty when that is not in this document, or nowhere.
    Optional<Cursor> resolved() {
        Cursor at = this;
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            Optional<String> ref = at.text("$ref");
            if (ref.isEmpty()) {
                return Optional.of(at);
            }
            Optional<Cursor> next = find(ref.get());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.empty();
    }

    private Optional<Cursor> find(String ref) {
        if (!ref.startsWith("#")) {
            return Optional.empty();
        }
        String fragment;
        try {
            fragment = URLDecoder.decode(ref.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            fragment = ref.substring(1);
        }
        Optional<Cursor> at = Optional.of(atRoot(root));
        if (fragment.isEmpty()) {
            return at;
        }
        for (String part : fragment.substring(1).split("/", -1)) {
            String key = part.replace("~1", "/").replace("~0", "~");
            at = at.flatMap(cursor -> cursor.step(key));
        }
        return fragment.startsWith("/") ? at : Optional.empty();
    }

    private Optional<Cursor> step(String key) {
        if (!(node instanceof Sequence sequence)) {
            return get(key);
        }
        boolean index = key.matches("0|[1-9][0-9]{0,8}");
        int position = index ? Integer.parseInt(key) : -1;
        return position >= 0 && position < sequence.items().size()
                ? Optional.of(
                        new Cursor(root, pointer + "/" + key, sequence.items().get(position)))
                : Optional.empty();
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
