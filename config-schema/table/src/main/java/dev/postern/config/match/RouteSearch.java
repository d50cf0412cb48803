package dev.postern.config.match;

import dev.postern.config.match.CanonicalPath.Canonical;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One walk through a [RouteTree], most specific way first.
///
/// It walks peers at once, nodes whose ways so far have equal rank, so that the method can decide
/// between two regexes that both take the segment.
final class RouteSearch<R> {
    /// Above the heaviest conditions, so that the method decides before them.
    private static final int METHOD = 64;

    /// Nodes whose ways from the root have equal rank; more than one only where regexes overlap.
    private record Peers(int node, @Nullable Peers others) {}

    private final RouteCells<R> cells;
    private final MatchRequest request;
    private final String method;
    private final int methodBit;
    private final Canonical path;

    private int best = RouteCells.NONE;
    private int bestRank;
    private @Nullable SortedSet<String> allow;
    private int visited;

    RouteSearch(RouteCells<R> cells, MatchRequest request) {
        this.cells = cells;
        this.request = request;
        this.method = request.method();
        this.methodBit = MethodRank.bit(method);
        this.path = request.path();
    }

    void run() {
        found(new Peers(RouteCells.ROOT, null), 0);
    }

    PathMatch<R> result() {
        if (best != RouteCells.NONE) {
            int number = cells.at(best, RouteCells.NUMBER);
            return new PathMatch.Found<>(cells.route(best), number, new PathParameters(cells.scopes(), number, path));
        }
        return allow == null ? new PathMatch.NoRoute<>() : new PathMatch.WrongMethod<>(allow);
    }

    /// How many nodes were looked at.
    int visited() {
        return visited;
    }

    private boolean found(Peers peers, int depth) {
        if (depth == path.size()) {
            for (Peers at = peers; at != null; at = at.others()) {
                visited++;
                offer(at.node(), RouteCells.END);
            }
            return best != RouteCells.NONE || foundRest(peers, depth);
        }
        String segment = path.segment(depth);
        Peers next = null;
        for (Peers at = peers; at != null; at = at.others()) {
            visited++;
            next = join(cells.literal(at.node(), segment), next);
        }
        if (next != null && found(next, depth + 1)) {
            return true;
        }
        return (!segment.isEmpty() && foundParameter(peers, segment, depth)) || foundRest(peers, depth);
    }

    private boolean foundParameter(Peers peers, String segment, int depth) {
        Peers next = null;
        for (Peers at = peers; at != null; at = at.others()) {
            int list = cells.at(at.node(), RouteCells.REGEXES);
            for (int i = 0; i < cells.size(list); i++) {
                if (cells.regex(list, i).matches(segment)) {
                    next = join(cells.behind(list, i), next);
                }
            }
        }
        if (next != null && found(next, depth + 1)) {
            return true;
        }
        next = null;
        for (Peers at = peers; at != null; at = at.others()) {
            next = join(cells.at(at.node(), RouteCells.PARAMETER), next);
        }
        return next != null && found(next, depth + 1);
    }

    private boolean foundRest(Peers peers, int depth) {
        for (Peers at = peers; at != null; at = at.others()) {
            int list = cells.at(at.node(), RouteCells.REGEX_RESTS);
            if (list != RouteCells.NONE) {
                String text = path.rest(depth);
                for (int i = 0; i < cells.size(list); i++) {
                    if (cells.regex(list, i).matches(text)) {
                        offer(cells.behind(list, i));
                    }
                }
            }
        }
        if (best != RouteCells.NONE) {
            return true;
        }
        for (Peers at = peers; at != null; at = at.others()) {
            offer(at.node(), RouteCells.REST);
        }
        return best != RouteCells.NONE;
    }

    private static @Nullable Peers join(int node, @Nullable Peers others) {
        return node == RouteCells.NONE ? others : new Peers(node, others);
    }

    private void offer(int node, int cell) {
        int ends = cells.at(node, cell);
        if (ends != RouteCells.NONE) {
            offer(ends);
        }
    }

    // Peers are offered one after another; the search ends with them as soon as one was good enough.
    private void offer(int ends) {
        for (int end = ends; end != RouteCells.NONE; end = cells.next(end)) {
            // The request's headers and query are read last, and only for a route that would win by meeting them.
            int rank = rank(end);
            if (isBetter(end, rank) && meetsConditions(end)) {
                best = end;
                bestRank = rank;
            }
        }
        if (best == RouteCells.NONE) {
            refuse(ends);
        }
    }

    private boolean isBetter(int end, int rank) {
        return rank > bestRank
                || (best != RouteCells.NONE
                        && rank == bestRank
                        && cells.at(end, RouteCells.NUMBER) < cells.at(best, RouteCells.NUMBER));
    }

    private int rank(int end) {
        int byMethod = methodRank(end);
        return byMethod == MethodRank.NONE
                ? 0
                : byMethod * METHOD + (asks(end) ? cells.scope(end).conditions().weight() : 0);
    }

    private int methodRank(int end) {
        int bits = cells.at(end, RouteCells.METHODS) & MethodRank.ALL;
        boolean rare = (bits & methodBit & MethodRank.OTHER) != 0;
        return rare && !cells.scope(end).methods().contains(method) ? MethodRank.NONE : MethodRank.of(bits, methodBit);
    }

    private boolean asks(int end) {
        return (cells.at(end, RouteCells.METHODS) & RouteCells.ASKS) != 0;
    }

    private boolean meetsConditions(int end) {
        return !asks(end) || cells.scope(end).conditions().metBy(request);
    }

    // Where a route's conditions fail, another method would not help.
    private void refuse(int ends) {
        for (int end = ends; end != RouteCells.NONE; end = cells.next(end)) {
            if (methodRank(end) == MethodRank.NONE && meetsConditions(end)) {
                if (allow == null) {
                    allow = new TreeSet<>();
                }
                Set<String> methods = cells.scope(end).methods();
                allow.addAll(methods);
                if (methods.contains("GET")) {
                    allow.add("HEAD");
                }
            }
        }
    }
}
