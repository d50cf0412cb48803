package dev.postern.config.match;

import dev.postern.config.value.LinearRegex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// Packs a tree: each node, what belongs to it, and then its children one by one with all that is below them.
final class RouteCellsWriter<R> {
    private final List<R> routes;
    /// What routes lead to, each once: routes that lead to the same must not have it fetched for each of them.
    private final IdentityHashMap<R, Integer> things = new IdentityHashMap<>();
    private final List<R> inOrder = new ArrayList<>();
    private final List<LinearRegex> regexes = new ArrayList<>();
    private int[] cells = new int[64];
    private int size;

    /// @param routes what they lead to, by their numbers
    RouteCellsWriter(RouteNodeBuilder root, List<R> routes) {
        this.routes = routes;
        node(root, "");
    }

    int[] cells() {
        return Arrays.copyOf(cells, size);
    }

    Object[] things() {
        return inOrder.toArray();
    }

    LinearRegex[] regexes() {
        return regexes.toArray(new LinearRegex[0]);
    }

    private int node(RouteNodeBuilder node, String text) {
        int at = add(RouteCells.TEXT + (text.length() + 1) / 2);
        cells[at + RouteCells.LENGTH] = text.length();
        for (int i = 0; i < text.length(); i++) {
            cells[at + RouteCells.TEXT + (i >> 1)] |= text.charAt(i) << ((i & 1) << 4);
        }
        int ends = ends(node.ends());
        cells[at + RouteCells.END] = ends;
        ends = ends(node.rests());
        cells[at + RouteCells.REST] = ends;
        // The table comes first and what it leads to last, so that what one match reads stands together.
        int literals = reserve(node.literals());
        int list = list(node.regexes(), child -> node(child, ""));
        cells[at + RouteCells.REGEXES] = list;
        list = list(node.regexRests(), this::ends);
        cells[at + RouteCells.REGEX_RESTS] = list;
        RouteNodeBuilder parameter = node.parameter();
        int child = parameter == null ? RouteCells.NONE : node(parameter, "");
        cells[at + RouteCells.PARAMETER] = child;
        cells[at + RouteCells.LITERALS] = literals;
        node.literals().forEach((literal, below) -> put(literals, literal, node(below, literal)));
        return at;
    }

    private int ends(List<RouteEnd> ends) {
        if (ends.isEmpty()) {
            return RouteCells.NONE;
        }
        int first = add(RouteCells.END_CELLS * ends.size());
        int at = first;
        for (RouteEnd end : ends) {
            int asks = end.scope().conditions().isEmpty() ? 0 : RouteCells.ASKS;
            cells[at + RouteCells.METHODS] = MethodRank.bits(end.scope().methods()) | asks | RouteCells.MORE;
            cells[at + RouteCells.NUMBER] = end.number();
            cells[at + RouteCells.LEADS_TO] = thing(routes.get(end.number()));
            at += RouteCells.END_CELLS;
        }
        cells[at - RouteCells.END_CELLS + RouteCells.METHODS] &= ~RouteCells.MORE;
        return first;
    }

    private int thing(R route) {
        return things.computeIfAbsent(route, first -> {
            inOrder.add(first);
            return inOrder.size() - 1;
        });
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

    private int reserve(Map<String, RouteNodeBuilder> literals) {
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
