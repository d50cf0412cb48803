package dev.postern.config.match;

import dev.postern.config.value.LinearRegex;
import java.util.List;

/// The nodes of a [RouteTree], packed into one array of numbers: immutable, safe from any thread. The tree extends
/// it rather than holds it, which is one thing less to fetch.
///
/// A match in a large table spends its time on fetching from memory one thing after another, each of which tells where
/// the next one lies. So a node is one piece, which holds the text that leads to it, and lies beside its children and
/// all that is mostly asked of the routes that end there. What routes lead to is few things where they lead to equal
/// ones; their [RouteScope]s are as many as they, and are fetched only where a condition or a rare method asks for it.
///
/// A node is told by the place of its first cell. What a match mostly reads stands last, since the ends come next:
///
/// | cell | holds |
/// |---|---|
/// | 0 | the list of ends for rests by regex: how many, then a number of [#regex] and an end for each |
/// | 1 | the end of a rest from here |
/// | 2 | the list of children by regex: how many, then a number of [#regex] and a node for each |
/// | 3 | the child for any segment |
/// | 4 | the table of children by literal: slots, seed, then a hash and a node for each slot |
/// | 5 | the end of a path here |
/// | 6 | how long the literal is that leads here; two characters stand in each of the next cells |
///
/// What there is not is [#NONE]. So is an end, of which more may follow one another:
///
/// | cell | holds |
/// |---|---|
/// | 0 | the methods' bits, as [MethodRank] has them, [#ASKS] where there are conditions, [#MORE] but for the last |
/// | 1 | the route's number |
/// | 2 | which of the things that routes lead to |
abstract sealed class RouteCells<R> permits RouteTree {
    static final int ROOT = 0;
    static final int NONE = -1;

    static final int REGEX_RESTS = 0;
    static final int REST = 1;
    static final int REGEXES = 2;
    static final int PARAMETER = 3;
    static final int LITERALS = 4;
    static final int END = 5;
    static final int LENGTH = 6;
    static final int TEXT = 7;

    static final int METHODS = 0;
    static final int NUMBER = 1;
    static final int LEADS_TO = 2;
    static final int END_CELLS = 3;

    static final int ASKS = 256;
    static final int MORE = 512;

    private final int[] cells;
    private final Object[] things;
    private final LinearRegex[] regexes;
    private final List<? extends RouteScope> scopes;

    /// @param scopes by the routes' numbers
    RouteCells(RouteCellsWriter<R> written, List<? extends RouteScope> scopes) {
        this.cells = written.cells();
        this.things = written.things();
        this.regexes = written.regexes();
        this.scopes = scopes;
    }

    /// What a cell of a node or of an end holds.
    int at(int place, int cell) {
        return cells[place + cell];
    }

    /// The end that follows another.
    int next(int end) {
        return (cells[end + METHODS] & MORE) == 0 ? NONE : end + END_CELLS;
    }

    /// What the route that ends here leads to.
    @SuppressWarnings("unchecked") // an array knows no type parameter
    R route(int end) {
        return (R) things[cells[end + LEADS_TO]];
    }

    /// What the route that ends here takes; far away.
    RouteScope scope(int end) {
        return scopes.get(cells[end + NUMBER]);
    }

    /// By the routes' numbers.
    List<? extends RouteScope> scopes() {
        return scopes;
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
