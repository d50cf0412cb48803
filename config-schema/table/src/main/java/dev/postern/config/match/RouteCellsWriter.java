package dev.postern.config.match;

import dev.postern.config.value.LinearRegex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Packs a tree: each node, what belongs to it, and then its children one by one with all that is below them.
final class RouteCellsWriter<R> {
    private final List<RouteEnd<R>> ends = new ArrayList<>();
    private final List<LinearRegex> regexes = new ArrayList<>();
    private int[] cells = new int[64];
    private int size;

    RouteCellsWriter(RouteNodeBuilder<R> root) {
        node(root, "");
    }

    int[] cells() {
        return Arrays.copyOf(cells, size);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array knows no type parameter
    RouteEnd<R>[] ends() {
        return (RouteEnd<R>[]) ends.toArray(new RouteEnd[0]);
    }

    LinearRegex[] regexes() {
        return regexes.toArray(new LinearRegex[0]);
    }

    private int node(RouteNodeBuilder<R> node, String text) {
        int at = add(RouteCells.TEXT + (text.length() + 1) / 2);
        cells[at + RouteCells.LENGTH] = text.length();
        for (int i = 0; i < text.length(); i++) {
            cells[at + RouteCells.TEXT + (i >> 1)] |= text.charAt(i) << ((i & 1) << 4);
        }
        cells[at + RouteCells.END] = end(node.end());
        cells[at + RouteCells.REST] = end(node.rest());
        // The table comes first and what it leads to last, so that what one match reads stands together.
        int literals = reserve(node.literals());
        int list = list(node.regexes(), child -> node(child, ""));
        cells[at + RouteCells.REGEXES] = list;
        list = list(node.regexRests(), this::end);
        cells[at + RouteCells.REGEX_RESTS] = list;
        RouteNodeBuilder<R> parameter = node.parameter();
        int child = parameter == null ? RouteCells.NONE : node(parameter, "");
        cells[at + RouteCells.PARAMETER] = child;
        cells[at + RouteCells.LITERALS] = literals;
        node.literals().forEach((literal, below) -> put(literals, literal, node(below, literal)));
        return at;
    }

    private int end(@Nullable RouteEnd<R> end) {
        if (end == null) {
            return RouteCells.NONE;
        }
        ends.add(end);
        return ends.size() - 1;
    }

    private <T> int list(Map<LinearRegex, T> items, ToIntFunction<T> write) {
        if (items.isEmpty()) {
            return RouteCells.NONE;
        }
        int list = add(1 + 2 * items.size());
        cells[list] = items.size();
        int at = list + 1;
        for (Map.Entry<LinearRegex, T> item : items.entrySet()) {
            regexes.add(item.getKey());
            cells[at] = regexes.size() - 1;
            int behind = write.applyAsInt(item.getValue());
            cells[at + 1] = behind;
            at += 2;
        }
        return list;
    }

    private int reserve(Map<String, RouteNodeBuilder<R>> literals) {
        if (literals.isEmpty()) {
            return RouteCells.NONE;
        }
        LiteralHash hash = LiteralHash.of(literals.keySet());
        int table = add(2 + 2 * hash.slots());
        Arrays.fill(cells, table, size, RouteCells.NONE);
        cells[table] = hash.slots();
        cells[table + 1] = hash.seed();
        return table;
    }

    private void put(int table, String literal, int node) {
        int last = cells[table] - 1;
        int hash = LiteralHash.hash(literal, cells[table + 1]);
        int slot = hash & last;
        while (cells[table + 3 + 2 * slot] != RouteCells.NONE) {
            slot = (slot + 1) & last;
        }
        cells[table + 2 + 2 * slot] = hash;
        cells[table + 3 + 2 * slot] = node;
    }

    private int add(int some) {
        int at = size;
        size = Math.addExact(size, some);
        if (size > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(size, cells.length * 2));
        }
        return at;
    }
}
