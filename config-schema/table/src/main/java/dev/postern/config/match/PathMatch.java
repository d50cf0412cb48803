package dev.postern.config.match;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a tenant's routes make of a request.
///
/// @param <R> what a route leads to
public sealed interface PathMatch<R> {
    /// @param route      what it leads to, which may be what others lead to as well
    /// @param number     its place among the routes given, which tells it from those
    /// @param parameters the path's values under the names that this route gives them
    record Found<R>(R route, int number, PathParameters parameters) implements PathMatch<R> {}

    /// Some route takes the path and has its conditions met, but none this method: 405.
    ///
    /// @param allow every method that would be taken, never empty; HEAD wherever GET is
    record WrongMethod<R>(SortedSet<String> allow) implements PathMatch<R> {
        public WrongMethod {
            allow = Collections.unmodifiableSortedSet(new TreeSet<>(allow));
        }
    }

    /// No route takes the request, whatever its method: 404.
    record NoRoute<R>() implements PathMatch<R> {}
}
