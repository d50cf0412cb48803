package dev.postern.config.model;

import dev.postern.config.json.Place;
import dev.postern.config.source.FileKind;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A `<name>.api.json`.
///
/// @param folder   that it stands in
/// @param at       the file's root object
/// @param hosts    those of the tenant's that it answers on; none for all; empty where they could not be read
/// @param basePath literals only
public record ApiFile(
        String folder,
        Place at,
        Optional<Located<String>> api,
        Optional<List<Located<HostPattern>>> hosts,
        Optional<Located<PathPattern>> basePath,
        List<UpstreamModel> upstreams,
        PoliciesModel policies,
        List<RouteModel> routes) {
    public ApiFile {
        hosts = hosts.map(List::copyOf);
        upstreams = List.copyOf(upstreams);
        routes = List.copyOf(routes);
    }

    /// The name that the file gives the API, which is what the `api` key must say.
    public String stem() {
        return FileKind.stemOf(at.file().path());
    }

    /// The whole path of a route: the base path, and the route's own behind it, of which `/` adds nothing.
    public Optional<PathPattern> pathOf(RouteModel route) {
        if (basePath.isEmpty() || route.path().isEmpty()) {
            return Optional.empty();
        }
        List<PathPattern.Segment> segments =
                new ArrayList<>(basePath.get().value().segments());
        segments.addAll(route.path().get().value().segments());
        return Optional.of(new PathPattern(segments));
    }
}
