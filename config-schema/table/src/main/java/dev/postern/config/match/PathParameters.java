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
    private final List<? extends RouteScope> scopes;
    private final int number;
    private final CanonicalPath.Canonical path;

    /// @param scopes of all routes: this one's is fetched from memory only where a value is asked for
    /// @param number the route's
    PathParameters(List<? extends RouteScope> scopes, int number, CanonicalPath.Canonical path) {
        this.scopes = scopes;
        this.number = number;
        this.path = path;
    }

    /// The value under `name`; a rest has its slashes inside and none in front, and may be empty.
    public Optional<String> value(String name) {
        List<PathPattern.Segment> segments = segments();
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
        List<PathPattern.Segment> segments = segments();
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i)) {
                case PathPattern.Literal literal -> {}
                case PathPattern.Parameter parameter -> values.putIfAbsent(parameter.name(), path.segment(i));
                case PathPattern.Rest rest -> values.putIfAbsent(rest.name(), path.rest(i));
            }
        }
        return values;
    }

    private List<PathPattern.Segment> segments() {
        return scopes.get(number).path().segments();
    }

    @Override
    public String toString() {
        return all().toString();
    }
}
