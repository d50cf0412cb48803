package dev.postern.config.match;

import dev.postern.config.value.LinearRegex;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All ways that are equal up to here.
final class RouteNode<R> {
    /// A child for the segments that `regex` matches.
    record RegexChild<R>(LinearRegex regex, RouteNode<R> node) {}

    /// An end for the rests that `regex` matches.
    record RegexRest<R>(LinearRegex regex, RouteEnd<R> end) {}

    /// Nodes whose ways from the root have equal rank; more than one only where regexes overlap.
    record Peers<R>(RouteNode<R> node, @Nullable Peers<R> others) {}

    final Map<String, RouteNode<R>> literals;
    final List<RegexChild<R>> regexes;
    final @Nullable RouteNode<R> parameter;
    final @Nullable RouteEnd<R> end;
    final List<RegexRest<R>> regexRests;
    final @Nullable RouteEnd<R> rest;

    /// This node without peers: kept, so that the ordinary match allocates none.
    final Peers<R> alone;

    RouteNode(
            Map<String, RouteNode<R>> literals,
            List<RegexChild<R>> regexes,
            @Nullable RouteNode<R> parameter,
            @Nullable RouteEnd<R> end,
            List<RegexRest<R>> regexRests,
            @Nullable RouteEnd<R> rest) {
        this.literals = Map.copyOf(literals);
        this.regexes = List.copyOf(regexes);
        this.parameter = parameter;
        this.end = end;
        this.regexRests = List.copyOf(regexRests);
        this.rest = rest;
        this.alone = new Peers<>(this, null);
    }
}
