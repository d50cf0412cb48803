package dev.postern.config.diff;

import dev.postern.config.match.Conditions;
import dev.postern.config.table.RouteTable;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.List;
import java.util.Set;

/// The matcher's rules of precedence between two routes that take the same request.
///
/// Which of two goes first depends on these two alone; so a request changes its route only where one of
/// the two was added, removed or given another match. A test holds this against the real matcher.
final class Precedence {
    private static final int ENDED = -1;

    private Precedence() {}

    /// Whether the route takes a request of this kind, apart from its path.
    ///
    /// @param host  which of its tenant's hosts the request is addressed to
    /// @param given all that the request's headers and query have that anybody asks for
    static boolean takes(RouteTable route, HostPattern host, String method, Given given) {
        return (route.hosts().isEmpty() || route.hosts().contains(host))
                && rank(route.methods(), method) > 0
                && given.meets(route.conditions());
    }

    /// Whether `one` goes before `other` for a request of this method whose path both take.
    static boolean beats(RouteTable one, RouteTable other, String method) {
        List<Segment> ones = one.path().segments();
        List<Segment> others = other.path().segments();
        for (int i = 0; i <= Math.max(ones.size(), others.size()); i++) {
            int order = Integer.compare(rank(ones, i), rank(others, i));
            if (order != 0) {
                return order < 0;
            }
        }
        int order = Integer.compare(rank(one.methods(), method), rank(other.methods(), method));
        return order != 0 ? order > 0 : weight(one.conditions()) > weight(other.conditions());
    }

    /// The end of a path goes first, then a literal, and a plain rest last.
    private static int rank(List<Segment> segments, int index) {
        if (index >= segments.size()) {
            return ENDED;
        }
        return switch (segments.get(index)) {
            case Literal literal -> 0;
            case Parameter parameter -> parameter.regex().isPresent() ? 1 : 2;
            case Rest rest -> rest.regex().isPresent() ? 3 : 4;
        };
    }

    private static int rank(Set<String> methods, String method) {
        if (methods.isEmpty()) {
            return 1;
        }
        if (methods.contains(method)) {
            return 3;
        }
        return method.equals("HEAD") && methods.contains("GET") ? 2 : 0;
    }

    /// A value goes before the mere presence of a name, and more before less.
    private static int weight(Conditions conditions) {
        return conditions.all().stream()
                .mapToInt(condition -> condition.value().isPresent() ? 2 : 1)
                .sum();
    }
}
