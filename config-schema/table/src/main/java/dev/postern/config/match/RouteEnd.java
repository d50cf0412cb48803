package dev.postern.config.match;

import dev.postern.config.value.PathPattern;

/// A route at the end of its way through the tree, with the pattern that names its parameters.
///
/// @param order its place among the routes given, which settles what nothing else does
record RouteEnd<R>(R route, PathPattern pattern, int order) {}
