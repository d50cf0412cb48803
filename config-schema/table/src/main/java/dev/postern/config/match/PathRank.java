package dev.postern.config.match;

import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How specific a pattern is that takes a path: the order in which [RouteSearch] walks, written down.
///
/// @param classes one number a segment and one for the end, the most specific least
record PathRank(List<Integer> classes) implements Comparable<PathRank> {
    private static final int LITERAL = 0;
    private static final int REGEX = 1;
    private static final int PLAIN = 2;
    private static final int REGEX_REST = 3;
    private static final int PLAIN_REST = 4;

    /// Empty when the pattern does not take the path.
    static Optional<PathRank> of(PathPattern pattern, Canonical path) {
        List<PathPattern.Segment> segments = pattern.segments();
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            int at = switch (segments.get(i)) {
                case Rest rest when rest.regex().isEmpty() -> PLAIN_REST;
                case Rest rest -> rest.regex().get().matches(path.rest(i)) ? REGEX_REST : -1;
                case Literal(String text) -> i < path.size() && text.equals(path.segment(i)) ? LITERAL : -1;
                case Parameter parameter -> parameter(parameter, i < path.size() ? path.segment(i) : "");
            };
            if (at < 0) {
                return Optional.empty();
            }
            classes.add(at);
            if (at >= REGEX_REST) {
                return Optional.of(new PathRank(classes));
            }
        }
        // A path that ends beats a rest of nothing.
        classes.add(LITERAL);
        return segments.size() == path.size() ? Optional.of(new PathRank(classes)) : Optional.empty();
    }

    private static int parameter(Parameter parameter, String segment) {
        if (segment.isEmpty()) {
            return -1;
        }
        if (parameter.regex().isEmpty()) {
            return PLAIN;
        }
        return parameter.regex().get().matches(segment) ? REGEX : -1;
    }

    /// The index of the first class that differs; the length of the shorter where none does.
    int differsAt(PathRank other) {
        int shorter = Math.min(classes.size(), other.classes.size());
        for (int i = 0; i < shorter; i++) {
            if (!classes.get(i).equals(other.classes.get(i))) {
                return i;
            }
        }
        return shorter;
    }

    @Override
    public int compareTo(PathRank other) {
        int at = differsAt(other);
        return at < Math.min(classes.size(), other.classes.size())
                ? Integer.compare(classes.get(at), other.classes.get(at))
                : Integer.compare(classes.size(), other.classes.size());
    }
}
