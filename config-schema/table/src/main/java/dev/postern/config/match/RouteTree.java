package dev.postern.config.match;

import java.util.BitSet;
import java.util.List;

/// The routes that answer on one host as a tree of path segments: immutable, safe from any thread.
///
/// The path decides first, segment by segment from the left: a literal beats a parameter with a
/// regex, which beats a plain parameter, which beats a rest with a regex, which beats a plain rest;
/// a path that ends beats a rest of nothing. A branch that leads nowhere gives way to the next.
/// Then the method decides among the routes of equal rank: one that names the method beats GET
/// standing in for HEAD, which beats one that takes all. Then the conditions decide: one that asks
/// for all that another asks and more beats it, and a value beats the mere presence of a name. The
/// compiler refuses two of equal rank of which neither asks for all that the other does.
///
/// Where no route takes the method and has its conditions met, the search goes on to less specific
/// paths; so a general path that has the method beats a specific one that has not. A request that only a
/// condition keeps out is answered as if the route were not there.
///
/// The cost is one hash lookup a segment, and does not grow with the number of routes. The worst
/// case: since every node stands at one depth, on one way from the root, a match visits no node
/// twice, however it backtracks; and it visits only nodes whose own way takes the path so far. A
/// visit costs one look-up and the regexes at that node.
///
/// @param <R> what a route leads to
public final class RouteTree<R> extends RouteCells<R> {
    private RouteTree(RouteNodeBuilder root, List<R> routes, List<? extends RouteScope> scopes) {
        super(new RouteCellsWriter<>(root, routes), scopes);
    }

    /// Builds the tree of all routes.
    ///
    /// The compiler refuses routes of equal rank that the same request could match; should there be
    /// such, the one with more conditions takes it, or else the earlier of `routes`.
    ///
    /// @param routes what each leads to
    /// @param scopes what each takes, in the same order; their hosts are not looked at. The list is kept, and read
    ///               where a route asks for more than a path and a usual method
    public static <R> RouteTree<R> of(List<R> routes, List<? extends RouteScope> scopes) {
        BitSet all = new BitSet();
        all.set(0, routes.size());
        return of(routes, scopes, all);
    }

    /// @param numbers which of them are in the tree
    static <R> RouteTree<R> of(List<R> routes, List<? extends RouteScope> scopes, BitSet numbers) {
        RouteNodeBuilder root = new RouteNodeBuilder();
        numbers.stream().forEach(number -> root.add(new RouteEnd(number, scopes.get(number))));
        return new RouteTree<>(root, routes, scopes);
    }

    /// Finds the route for a request; its host is not looked at.
    public PathMatch<R> match(MatchRequest request) {
        return search(request).result();
    }

    /// The search behind [#match], which can also tell its cost.
    RouteSearch<R> search(MatchRequest request) {
        RouteSearch<R> search = new RouteSearch<>(this, request);
        search.run();
        return search;
    }
}
