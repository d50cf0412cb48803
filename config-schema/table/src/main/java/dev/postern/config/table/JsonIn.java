package dev.postern.config.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.postern.config.value.LinearRegex;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value in a document that anybody may have written, and the way to it, for the message.
///
/// @param parent the value that it is in; null for the document
/// @param step   its key or its index there
/// @param shared of the whole document
record JsonIn(JsonNode node, @Nullable JsonIn parent, String step, Shared shared) {
    private static final int MOST_QUOTED = 60;

    /// Reads a value of one sort.
    interface Reader<T> {
        T read(JsonIn in) throws Unreadable;
    }

    static JsonIn document(JsonNode node) {
        return new JsonIn(node, null, "", new Shared());
    }

    /// Refuses all keys but these; those that are read later must also be there.
    JsonIn object(String... keys) throws Unreadable {
        if (!node.isObject()) {
            throw expected("an object");
        }
        Set<String> known = Set.of(keys);
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new Unreadable(at() + ": unknown key " + shortened(name));
            }
        }
        return this;
    }

    boolean has(String key) {
        return node.has(key);
    }

    /// A member of an object; one that is missing is told when it is read.
    JsonIn get(String key) {
        JsonNode member = node.get(key);
        return new JsonIn(member == null ? MissingNode.getInstance() : member, this, key, shared);
    }

    String text() throws Unreadable {
        if (!node.isTextual()) {
            throw expected("a string");
        }
        return node.textValue();
    }

    /// A string that `parse` takes.
    <T> T text(Function<String, Optional<T>> parse, String what) throws Unreadable {
        return parse.apply(text()).orElseThrow(() -> expected(what));
    }

    /// A string that others of the document are likely to be equal to.
    String name() throws Unreadable {
        return shared.text(text());
    }

    LinearRegex regex() throws Unreadable {
        return text(shared::regex, "a linear regex");
    }

    boolean flag() throws Unreadable {
        if (!node.isBoolean()) {
            throw expected("true or false");
        }
        return node.booleanValue();
    }

    long number(long least, long most) throws Unreadable {
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < least
                || node.longValue() > most) {
            throw expected("a whole number from " + least + " to " + most);
        }
        return node.longValue();
    }

    <T> List<T> list(Reader<T> reader) throws Unreadable {
        if (!node.isArray()) {
            throw expected("an array");
        }
        List<T> values = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            values.add(reader.read(new JsonIn(element, this, "[" + values.size() + "]", shared)));
        }
        return values;
    }

    /// The keys of an object whose keys are names.
    List<String> names() throws Unreadable {
        if (!node.isObject()) {
            throw expected("an object");
        }
        List<String> names = new ArrayList<>(node.size());
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    Unreadable expected(String what) {
        String found = node.isMissingNode() ? "missing" : shortened(node.toString());
        return new Unreadable(at() + ": " + found + " (expected: " + what + ")");
    }

    /// The way here, such as `routes[3].methods[0]`.
    String at() {
        if (parent == null) {
            return "document";
        }
        boolean top = parent.parent == null;
        return (top ? "" : parent.at()) + (top || step.startsWith("[") ? "" : ".") + step;
    }

    // Bounded and free of line breaks, since it goes to a log.
    private static String shortened(String text) {
        String line = text.length() > MOST_QUOTED ? text.substring(0, MOST_QUOTED) + "..." : text;
        return line.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
