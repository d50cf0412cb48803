package dev.postern.config.match;

import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.match.RouteNode.Peers;
import dev.postern.config.match.RouteNode.RegexChild;
import dev.postern.config.match.RouteNode.RegexRest;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One walk through a [RouteTree], most specific way first.
///
/// It walks peers at once, nodes whose ways so far have equal rank, so that the method can decide
/// between two regexes that both take the segment.
final class RouteSearch<R> {
    private static final int NAMED = 3;
    private static final int GET_FOR_HEAD = 2;
    private static final int ANY = 1;

    private final String method;
    private final Canonical path;

    private @Nullable RouteEnd<R> best;
    private int bestRank;
    private @Nullable SortedSet<String> allow;
    private int visited;

    RouteSearch(String method, Canonical path) {
        this.method = method;
        this.path = path;
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
            int rank = rank(end.methods());
            if (rank > bestRank || (best != null && rank == bestRank && end.order() < best.order())) {
                best = end;
                bestRank = rank;
            }
        }
        if (best == null && ends != null) {
            refuse(ends);
        }
    }

    private int rank(Set<String> methods) {
        if (methods.isEmpty()) {
            return ANY;
        }
        if (methods.contains(method)) {
            return NAMED;
        }
        return method.equals("HEAD") && methods.contains("GET") ? GET_FOR_HEAD : 0;
    }

    private void refuse(RouteEnd<R> ends) {
        if (allow == null) {
            allow = new TreeSet<>();
        }
        for (RouteEnd<R> end = ends; end != null; end = end.next()) {
            allow.addAll(end.methods());
        }
        if (allow.contains("GET")) {
            allow.add("HEAD");
        }
    }
}
