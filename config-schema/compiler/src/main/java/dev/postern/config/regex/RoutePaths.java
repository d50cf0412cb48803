package dev.postern.config.regex;

import dev.postern.config.match.RouteScope;
import dev.postern.config.value.PathPattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers questions about the paths that routes take; the automaton of each path is made once. For one thread.
public final class RoutePaths {
    private final Map<PathPattern, RouteLanguage> languages = new HashMap<>();
    private final Work work;

    /// @param work what all questions may cost together
    public RoutePaths(Work work) {
        this.work = work;
    }

    /// A path that each of `all` takes and none of `none`.
    ///
    /// @param all at least one
    public PathExample find(Collection<? extends RouteScope> all, Collection<? extends RouteScope> none) {
        Set<PathPattern> refusing = none.stream().map(RouteScope::path).collect(Collectors.toSet());
        if (all.stream().map(RouteScope::path).anyMatch(refusing::contains)) {
            return new PathExample.None();
        }
        return PathSearch.find(languages(all), languages(none), work);
    }

    /// Whether one of `routes` takes `path`, which is canonical.
    public boolean anyTakes(Collection<? extends RouteScope> routes, String path) {
        return routes.stream().anyMatch(route -> language(route.path()).takes(path));
    }

    private List<RouteLanguage> languages(Collection<? extends RouteScope> routes) {
        return routes.stream()
                .map(RouteScope::path)
                .distinct()
                .map(this::language)
                .toList();
    }

    private RouteLanguage language(PathPattern path) {
        return languages.computeIfAbsent(path, RouteLanguage::of);
    }
}
