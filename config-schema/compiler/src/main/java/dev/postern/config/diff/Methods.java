package dev.postern.config.diff;

import dev.postern.config.table.RouteTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The methods that make a difference.
final class Methods {
    private static final List<String> USUAL = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");

    private Methods() {}

    /// Those that a route names, the usual first, and one that none does and that stands for all others.
    static List<String> named(Collection<RouteTable> before, Collection<RouteTable> after) {
        Set<String> named = new TreeSet<>();
        before.forEach(route -> named.addAll(route.methods()));
        after.forEach(route -> named.addAll(route.methods()));
        if (named.contains("GET")) {
            named.add("HEAD");
        }
        Set<String> methods = new LinkedHashSet<>(USUAL);
        methods.retainAll(named);
        methods.addAll(named);
        methods.add(USUAL.stream()
                .filter(method -> !named.contains(method))
                .findFirst()
                .orElse("PROPFIND"));
        return new ArrayList<>(methods);
    }
}
