package dev.postern.config.match;

/// A route where its way through the tree ends, while the tree is being built; [RouteCells] keeps it as numbers.
///
/// @param number its place among the routes given, which settles what nothing else does
/// @param scope  what it takes
record RouteEnd(int number, RouteScope scope) {}
