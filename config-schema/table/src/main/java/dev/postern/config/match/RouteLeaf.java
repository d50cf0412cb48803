package dev.postern.config.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The routes whose ways end together; they differ by method only.
///
/// @param byMethod those that name it
/// @param any      the one that takes all other methods
record RouteLeaf<R>(
        Map<String, RouteEnd<R>> byMethod, @Nullable RouteEnd<R> any) {}
