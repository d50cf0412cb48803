package dev.postern.config.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/// The methods that make a difference.
public final class Methods {
    /// All that a route can name.
    private static final List<String> USUAL = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");

    /// At most one for each set of the usual ones, of which there are 128.
    private static final ConcurrentMap<Set<String>, SortedSet<String>> KEPT = new ConcurrentHashMap<>();

    private Methods() {}

    /// The same methods in order, unmodifiable. Sets of usual methods are kept once, since a sorted set of its own
    /// would take each of 100,000 routes some 150 bytes.
    public static SortedSet<String> inOrder(Set<String> methods) {
        return USUAL.containsAll(methods)
                ? KEPT.computeIfAbsent(Set.copyOf(methods), Methods::sorted)
                : sorted(methods);
    }

    private static SortedSet<String> sorted(Set<String> methods) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(methods));
    }

    /// Those that a route names or takes for another, the usual first.
    public static List<String> named(Stream<? extends RouteScope> routes) {
        Set<String> named = new TreeSet<>();
        routes.forEach(route -> named.addAll(route.methods()));
        if (named.contains("GET")) {
            named.add("HEAD");
        }
        Set<String> methods = new LinkedHashSet<>(USUAL);
        methods.retainAll(named);
        methods.addAll(named);
        return new ArrayList<>(methods);
    }

    /// One that stands for all but `named`.
    public static String besides(List<String> named) {
        return USUAL.stream()
                .filter(method -> !named.contains(method))
                .findFirst()
                .orElse("PROPFIND");
    }
}
