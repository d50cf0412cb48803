package dev.postern.config.match;

import dev.postern.config.value.PathPattern;

/// A route at the end of its way through the tree, with the pattern that names its parameters.
record RouteEnd<R>(R route, PathPattern pattern) {}
