package dev.postern.config.match;

import dev.postern.config.value.PathPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of a route's path parameters, cut out only when asked for.
///
/// Values are canonical and still escaped (`a%2Fb`), so that writing one into another path is safe.
public final class PathParameters {
    private final PathPattern pattern;
    private final CanonicalPath.Canonical path;

    PathParameters(PathPattern pattern, CanonicalPath.Canonical path) {
        this.pattern = pattern;
        this.path = path;
    }

    /// The value under `name`; a rest has its slashes inside and none in front, and may be empty.
    public Optional<String> value(String name) {
        List<PathPattern.Segment> segments = pattern.segments();
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i)) {
                case PathPattern.Literal literal -> {}
                case PathPattern.Parameter parameter -> {
                    if (parameter.name().equals(name)) {
                        return Optional.of(path.segment(i));
                    }
                }
                case PathPattern.Rest rest -> {
                    if (rest.name().equals(name)) {
                        return Optional.of(path.rest(i));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// All values in the order of the path.
    public Map<String, String> all() {
        Map<String, String> values = new LinkedHashMap<>();
        List<PathPattern.Segment> segments = pattern.segments();
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i)) {
                case PathPattern.Literal literal -> {}
                case PathPattern.Parameter parameter -> values.putIfAbsent(parameter.name(), path.segment(i));
                case PathPattern.Rest rest -> values.putIfAbsent(rest.name(), path.rest(i));
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return all().toString();
    }
}
