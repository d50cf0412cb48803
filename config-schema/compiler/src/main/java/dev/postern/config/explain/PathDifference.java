package dev.postern.config.explain;

import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.List;

/// How far a path that a route does not take goes along with the route's.
///
/// @param agreed how many segments do, in whatever place
/// @param close  whether the first that does not looks like a slip
/// @param why    where the two part
record PathDifference(int agreed, boolean close, String why) {
    static PathDifference of(PathPattern pattern, Canonical path) {
        List<Segment> segments = pattern.segments();
        int both = Math.min(segments.size(), path.size());
        int at = 0;
        while (at < both && takes(segments.get(at), path, at)) {
            at++;
        }
        int agreed = at;
        for (int i = at; i < both; i++) {
            agreed += takes(segments.get(i), path, i) ? 1 : 0;
        }
        if (at == segments.size()) {
            boolean slash = path.size() == at + 1 && path.segment(at).isEmpty();
            return new PathDifference(
                    agreed,
                    slash,
                    slash ? "its path has no trailing slash" : "its path ends before " + shown(path, at));
        }
        if (at == path.size()) {
            boolean slash =
                    segments.size() == at + 1 && segments.get(at).toString().isEmpty();
            return new PathDifference(
                    agreed,
                    slash,
                    slash ? "its path has a trailing slash" : "its path goes on with " + segments.get(at));
        }
        boolean close = segments.get(at) instanceof Literal(String text)
                && Closest.to(path.segment(at), List.of(text)).isPresent();
        return new PathDifference(agreed, close, shown(path, at) + " is not " + segments.get(at));
    }

    private static boolean takes(Segment segment, Canonical path, int at) {
        return switch (segment) {
            case Literal(String text) -> text.equals(path.segment(at));
            case Parameter parameter ->
                !path.segment(at).isEmpty()
                        && parameter
                                .regex()
                                .map(regex -> regex.matches(path.segment(at)))
                                .orElse(true);
            // A rest that takes what is left is no difference at all; one that does not parts here.
            case Rest rest -> false;
        };
    }

    private static String shown(Canonical path, int at) {
        return path.segment(at).isEmpty() ? "a trailing slash" : Quoted.text(path.segment(at));
    }
}
