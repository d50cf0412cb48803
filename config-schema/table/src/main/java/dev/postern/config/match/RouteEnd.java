package dev.postern.config.match;

import dev.postern.config.value.PathPattern;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A route where its way through the tree ends, chained to the others that end there.
///
/// A chain rather than a map from methods: it is one to three long, and a step of it is one object
/// to fetch where a map is four, which is what a match in a large table costs.
///
/// @param pattern    names the route's parameters
/// @param methods    empty for all
/// @param methodBits theirs, as [MethodRank] has them
/// @param conditions [Conditions#NONE] itself where there are none, so that it is near at hand
/// @param order      its place among the routes given, which settles what nothing else does
/// @param next       the next route with the same way, whose methods or conditions are others
record RouteEnd<R>(
        R route,
        PathPattern pattern,
        Set<String> methods,
        int methodBits,
        Conditions conditions,
        int order,
        @Nullable RouteEnd<R> next) {
    RouteEnd<R> before(@Nullable RouteEnd<R> others) {
        return new RouteEnd<>(route, pattern, methods, methodBits, conditions, order, others);
    }
}
