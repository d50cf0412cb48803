package dev.postern.config.match;

import dev.postern.config.value.PathPattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
    private RouteTree(RouteNodeBuilder<R> root) {
        super(new RouteCellsWriter<>(root));
    }

    /// Builds the tree.
    ///
    /// The compiler refuses routes of equal rank that the same request could match; should there be
    /// such, the one with more conditions takes it, or else the earlier of `routes`.
    ///
    /// @param rule what a route takes; its hosts are not looked at
    public static <R> RouteTree<R> of(Collection<R> routes, Function<? super R, RouteRule> rule) {
        RouteNodeBuilder<R> root = new RouteNodeBuilder<>();
        Map<Set<String>, Set<String>> methodSets = new HashMap<>();
        int order = 0;
        for (R route : routes) {
            RouteRule own = rule.apply(route);
            Set<String> methods = methodSets.computeIfAbsent(own.methods(), set -> set);
            Conditions conditions = own.conditions().isEmpty() ? Conditions.NONE : own.conditions();
            PathPattern path = own.path();
            root.add(new RouteEnd<>(route, path, methods, MethodRank.bits(methods), conditions, order++, null));
        }
        return new RouteTree<>(root);
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
