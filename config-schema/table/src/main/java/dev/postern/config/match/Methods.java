package dev.postern.config.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The methods that make a difference.
public final class Methods {
    /// All that a route can name.
    private static final List<String> USUAL = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");

    private Methods() {}

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
