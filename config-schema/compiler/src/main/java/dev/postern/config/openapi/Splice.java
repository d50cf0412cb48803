package dev.postern.config.openapi;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Edits of a JSON text that leave everything else as it was written, to the last space.
///
/// All edits are told first, of values of one tree, and then made together.
final class Splice {
    private record Edit(int start, int end, String text) {}

    private static final class Inside {
        private final Set<Integer> removed = new TreeSet<>();
        private final List<String> added = new ArrayList<>();
    }

    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    private final IdentityHashMap<JsonValue, Inside> containers = new IdentityHashMap<>();

    Splice(String text) {
        this.text = text;
    }

    void replace(JsonValue value, String json) {
        Extent extent = Extent.of(text, value);
        edits.add(new Edit(extent.start(), extent.end(), json));
    }

    /// Removes the member or item at `index`, with the comma that goes with it.
    void remove(JsonValue container, int index) {
        inside(container).removed.add(index);
    }

    /// Puts a member or item behind the last one.
    void add(JsonValue container, String json) {
        inside(container).added.add(json);
    }

    private Inside inside(JsonValue container) {
        return containers.computeIfAbsent(container, key -> new Inside());
    }

    String apply() {
        containers.forEach(this::edit);
        edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (Edit edit : edits) {
            // What stands inside something removed goes with it.
            if (edit.start() >= next) {
                out.append(text, next, edit.start()).append(edit.text());
                next = edit.end();
            }
        }
        return out.append(text, next, text.length()).toString();
    }

    private void edit(JsonValue container, Inside inside) {
        List<Extent> extents = Extent.inside(text, container);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < extents.size(); i++) {
            if (!inside.removed.contains(i)) {
                kept.add(i);
            }
        }
        if (kept.isEmpty()) {
            refill(container, extents, inside.added);
            return;
        }
        if (kept.getFirst() > 0) {
            edits.add(new Edit(
                    extents.getFirst().start(), extents.get(kept.getFirst()).start(), ""));
        }
        for (int k = 0; k + 1 < kept.size(); k++) {
            cut(extents.get(kept.get(k)).end(), extents.get(kept.get(k + 1) - 1).end(), "");
        }
        String separator = separator(container, extents);
        String tail = String.join(
                "", inside.added.stream().map(json -> separator + json).toList());
        cut(extents.get(kept.getLast()).end(), extents.getLast().end(), tail);
    }

    private void cut(int start, int end, String put) {
        if (end > start || !put.isEmpty()) {
            edits.add(new Edit(start, end, put));
        }
    }

    private void refill(JsonValue container, List<Extent> extents, List<String> added) {
        if (!extents.isEmpty()) {
            String separator = separator(container, extents);
            edits.add(new Edit(extents.getFirst().start(), extents.getLast().end(), String.join(separator, added)));
        } else if (!added.isEmpty()) {
            Extent whole = Extent.of(text, container);
            boolean array = container instanceof JsonArray;
            String line = array ? "\n" + indent(whole.start()) : " ";
            String inner = array ? line + "  " : line;
            edits.add(new Edit(
                    whole.start() + 1,
                    whole.end() - 1,
                    inner + String.join("," + (array ? inner : " "), added) + line));
        }
    }

    /// What stands between the last two, or what a reader would expect there.
    private String separator(JsonValue container, List<Extent> extents) {
        if (extents.size() > 1) {
            return text.substring(
                    extents.get(extents.size() - 2).end(), extents.getLast().start());
        }
        String head = text.substring(container.at().end(), extents.getFirst().start());
        return head.indexOf('\n') >= 0 ? "," + head : ", ";
    }

    /// The spaces that the line of `offset` begins with.
    private String indent(int offset) {
        int line = text.lastIndexOf('\n', offset) + 1;
        int end = line;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(line, end);
    }
}
