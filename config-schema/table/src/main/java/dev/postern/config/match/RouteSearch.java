package dev.postern.config.match;

import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.match.RouteNode.Peers;
import dev.postern.config.match.RouteNode.RegexChild;
import dev.postern.config.match.RouteNode.RegexRest;
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

    private final MatchRequest request;
    private final String method;
    private final Canonical path;

    private @Nullable RouteEnd<R> best;
    private int bestRank;
    private @Nullable SortedSet<String> allow;
    private int visited;

    RouteSearch(MatchRequest request) {
        this.request = request;
        this.method = request.method();
        this.path = request.path();
    }

    void run(RouteNode<R> root) {
        found(root.alone, 0);
    }

    PathMatch<R> result() {
        if (best != null) {
            return new PathMatch.Found<>(best.route(), new PathParameters(best.pattern(), path));
        }
        return allow == null ? new PathMatch.NoRoute<>() : new PathMatch.WrongMethod<>(allow);
    }

    /// How many nodes were looked at.
    int visited() {
        return visited;
    }

    private boolean found(Peers<R> peers, int depth) {
        if (depth == path.size()) {
            for (Peers<R> at = peers; at != null; at = at.others()) {
                visited++;
                offer(at.node().end);
            }
            return best != null || foundRest(peers, depth);
        }
        String segment = path.segment(depth);
        Peers<R> next = null;
        for (Peers<R> at = peers; at != null; at = at.others()) {
            visited++;
            next = join(at.node().literals.get(segment), next);
        }
        if (next != null && found(next, depth + 1)) {
            return true;
        }
        return (!segment.isEmpty() && foundParameter(peers, segment, depth)) || foundRest(peers, depth);
    }

    private boolean foundParameter(Peers<R> peers, String segment, int depth) {
        Peers<R> next = null;
        for (Peers<R> at = peers; at != null; at = at.others()) {
            for (RegexChild<R> child : at.node().regexes) {
                if (child.regex().matches(segment)) {
                    next = join(child.node(), next);
                }
            }
        }
        if (next != null && found(next, depth + 1)) {
            return true;
        }
        next = null;
        for (Peers<R> at = peers; at != null; at = at.others()) {
            next = join(at.node().parameter, next);
        }
        return next != null && found(next, depth + 1);
    }

    private boolean foundRest(Peers<R> peers, int depth) {
        for (Peers<R> at = peers; at != null; at = at.others()) {
            if (!at.node().regexRests.isEmpty()) {
                String text = path.rest(depth);
                for (RegexRest<R> rest : at.node().regexRests) {
                    if (rest.regex().matches(text)) {
                        offer(rest.end());
                    }
                }
            }
        }
        if (best != null) {
            return true;
        }
        for (Peers<R> at = peers; at != null; at = at.others()) {
            offer(at.node().rest);
        }
        return best != null;
    }

    private static <R> @Nullable Peers<R> join(@Nullable RouteNode<R> node, @Nullable Peers<R> others) {
        if (node == null) {
            return others;
        }
        return others == null ? node.alone : new Peers<>(node, others);
    }

    // Peers are offered one after another; the search ends with them as soon as one was good enough.
    private void offer(@Nullable RouteEnd<R> ends) {
        for (RouteEnd<R> end = ends; end != null; end = end.next()) {
            int rank = rank(end);
            boolean better = rank > bestRank || (best != null && rank == bestRank && end.order() < best.order());
            // The request's headers and query are read last, and only for a route that would win by meeting them.
            if (better && end.conditions().metBy(request)) {
                best = end;
                bestRank = rank;
            }
        }
        if (best == null && ends != null) {
            refuse(ends);
        }
    }

    private int rank(RouteEnd<R> end) {
        int byMethod = MethodRank.of(end.methods(), method);
        return byMethod == MethodRank.NONE
                ? 0
                : byMethod * METHOD + end.conditions().weight();
    }

    // Where a route's conditions fail, another method would not help.
    private void refuse(RouteEnd<R> ends) {
        for (RouteEnd<R> end = ends; end != null; end = end.next()) {
            if (MethodRank.of(end.methods(), method) == MethodRank.NONE
                    && end.conditions().metBy(request)) {
                if (allow == null) {
                    allow = new TreeSet<>();
                }
                allow.addAll(end.methods());
                if (end.methods().contains("GET")) {
                    allow.add("HEAD");
                }
            }
        }
    }
}
