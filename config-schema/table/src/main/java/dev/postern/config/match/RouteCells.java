package dev.postern.config.match;

import dev.postern.config.value.LinearRegex;

/// The nodes of a [RouteTree], packed into one array of numbers: immutable, safe from any thread. The tree extends
/// it rather than holds it, which is one thing less to fetch.
///
/// A match in a large table spends its time on fetching from memory one thing after another, each of which tells where
/// the next one lies. So a node is one piece, which holds the text that leads to it, and lies beside its children.
///
/// A node is told by the place of its first cell:
///
/// | cell | holds |
/// |---|---|
/// | 0 | the end of a path here, a number of [#end] |
/// | 1 | the end of a rest from here, likewise |
/// | 2 | the child for any segment |
/// | 3 | the list of children by regex: how many, then a number of [#regex] and a node for each |
/// | 4 | the list of ends for rests by regex: how many, then a number of [#regex] and of [#end] for each |
/// | 5 | the table of children by literal: slots, seed, then a hash and a node for each slot |
/// | 6 | how long the literal is that leads here; two characters stand in each of the next cells |
///
/// What there is not is [#NONE].
abstract sealed class RouteCells<R> permits RouteTree {
    static final int ROOT = 0;
    static final int NONE = -1;

    static final int END = 0;
    static final int REST = 1;
    static final int PARAMETER = 2;
    static final int REGEXES = 3;
    static final int REGEX_RESTS = 4;
    static final int LITERALS = 5;
    static final int LENGTH = 6;
    static final int TEXT = 7;

    private final int[] cells;
    private final RouteEnd<R>[] ends;
    private final LinearRegex[] regexes;

    RouteCells(RouteCellsWriter<R> written) {
        this.cells = written.cells();
        this.ends = written.ends();
        this.regexes = written.regexes();
    }

    /// What a cell of a node holds.
    int at(int node, int cell) {
        return cells[node + cell];
    }

    RouteEnd<R> end(int number) {
        return ends[number];
    }

    /// The child for a literal segment.
    int literal(int node, String segment) {
        int table = cells[node + LITERALS];
        if (table == NONE) {
            return NONE;
        }
        int last = cells[table] - 1;
        int hash = LiteralHash.hash(segment, cells[table + 1]);
        for (int slot = hash & last; ; slot = (slot + 1) & last) {
            int child = cells[table + 3 + 2 * slot];
            if (child == NONE || (cells[table + 2 + 2 * slot] == hash && leadsTo(child, segment))) {
                return child;
            }
        }
    }

    private boolean leadsTo(int node, String segment) {
        int length = segment.length();
        if (cells[node + LENGTH] != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((char) (cells[node + TEXT + (i >> 1)] >>> ((i & 1) << 4)) != segment.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// How long a list is.
    int size(int list) {
        return list == NONE ? 0 : cells[list];
    }

    LinearRegex regex(int list, int index) {
        return regexes[cells[list + 1 + 2 * index]];
    }

    /// The node or end behind [#regex].
    int behind(int list, int index) {
        return cells[list + 2 + 2 * index];
    }
}
