package dev.postern.config.match;

import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.match.Patterns.Route;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rules of precedence written down plainly: every route is tried, then the ranks are sorted.
final class NaiveMatcher {
    private static final Comparator<List<Integer>> BY_RANK = (a, b) -> {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return Integer.compare(a.get(i), b.get(i));
            }
        }
        return Integer.compare(a.size(), b.size());
    };

    private NaiveMatcher() {}

    static String match(List<Route> routes, MatchRequest request) {
        String method = request.method();
        Canonical path = request.path();
        TreeMap<List<Integer>, List<Route>> byRank = new TreeMap<>(BY_RANK);
        for (Route route : routes) {
            rank(route.path(), path)
                    .ifPresent(rank -> byRank.computeIfAbsent(rank, key -> new ArrayList<>())
                            .add(route));
        }
        TreeSet<String> allow = new TreeSet<>();
        for (List<Route> onPath : byRank.values()) {
            List<Route> equals = onPath.stream()
                    .filter(route -> route.conditions().firstUnmet(request).isEmpty())
                    // The heavier first; a stable sort keeps the order of equals.
                    .sorted(Comparator.comparingInt(route -> -route.conditions().weight()))
                    .toList();
            Optional<Route> taken = first(equals, method)
                    .or(() -> method.equals("HEAD") ? first(equals, "GET") : Optional.empty())
                    .or(() -> equals.stream()
                            .filter(route -> route.methods().isEmpty())
                            .findFirst());
            if (taken.isPresent()) {
                return taken.get().text();
            }
            equals.forEach(route -> allow.addAll(route.methods()));
        }
        if (allow.contains("GET")) {
            allow.add("HEAD");
        }
        return allow.isEmpty() ? "404" : "405 " + allow;
    }

    private static Optional<Route> first(List<Route> routes, String method) {
        return routes.stream().filter(route -> route.methods().contains(method)).findFirst();
    }

    // One number a segment, least first; empty when the pattern does not take the path.
    private static Optional<List<Integer>> rank(PathPattern pattern, Canonical path) {
        List<Integer> rank = new ArrayList<>();
        List<String> segments = path.segments();
        for (int i = 0; i < pattern.segments().size(); i++) {
            PathPattern.Segment wanted = pattern.segments().get(i);
            if (wanted instanceof Rest(String name, var regex)) {
                String rest = String.join("/", segments.subList(i, segments.size()));
                rank.add(regex.isPresent() ? 3 : 4);
                return regex.isEmpty() || regex.get().matches(rest) ? Optional.of(rank) : Optional.empty();
            }
            if (i == segments.size()) {
                return Optional.empty();
            }
            String found = segments.get(i);
            boolean taken = switch (wanted) {
                case Literal(String text) -> text.equals(found);
                case Parameter(String name, var regex) ->
                    !found.isEmpty() && (regex.isEmpty() || regex.get().matches(found));
                case Rest rest -> false;
            };
            if (!taken) {
                return Optional.empty();
            }
            rank.add(wanted instanceof Parameter(String name, var regex) ? (regex.isPresent() ? 1 : 2) : 0);
        }
        rank.add(0);
        return pattern.segments().size() == segments.size() ? Optional.of(rank) : Optional.empty();
    }
}
