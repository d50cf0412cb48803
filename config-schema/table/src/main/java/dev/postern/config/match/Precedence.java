package dev.postern.config.match;

import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.List;

/// The matcher's rules of precedence between two routes that take the same request.
///
/// Which of two goes first depends on these two alone; so a request changes its route only where one of
/// the two was added, removed or given another match. Tests of the compiler hold this against [RouteTree].
public final class Precedence {
    private static final int ENDED = -1;

    private Precedence() {}

    /// Whether the route takes a request of this kind, apart from its path.
    ///
    /// @param host  which of its tenant's hosts the request is addressed to
    /// @param given all that the request's headers and query have that anybody asks for
    public static boolean takes(RouteScope route, HostPattern host, String method, Given given) {
        return (route.hosts().isEmpty() || route.hosts().contains(host))
                && MethodRank.of(route.methods(), method) != MethodRank.NONE
                && given.meets(route.conditions());
    }

    /// Whether `one` goes before `other` for a request of this method whose path both take.
    public static boolean beats(RouteScope one, RouteScope other, String method) {
        int order = comparePaths(one, other);
        if (order == 0) {
            order = Integer.compare(MethodRank.of(other.methods(), method), MethodRank.of(one.methods(), method));
        }
        return order < 0
                || (order == 0 && one.conditions().weight() > other.conditions().weight());
    }

    /// Negative where the path of `one` is more specific than that of `other`, for a path that both take; 0 where
    /// they are equals.
    public static int comparePaths(RouteScope one, RouteScope other) {
        List<Segment> ones = one.path().segments();
        List<Segment> others = other.path().segments();
        for (int i = 0; i <= Math.max(ones.size(), others.size()); i++) {
            int order = Integer.compare(rank(ones, i), rank(others, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
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
}
