package dev.postern.config.check;

import dev.postern.config.match.Conditions;
import dev.postern.config.match.RouteScope;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Located;
import dev.postern.config.model.RouteModel;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A route with its whole path, as the matcher will see it.
///
/// @param hosts   empty for all of the tenant's
/// @param methods empty for all
/// @param shape   the classes of its segments: two paths of one shape have equal precedence
/// @param regexes the sources of its expressions, in order
record Candidate(
        RouteModel route,
        Set<HostPattern> hosts,
        PathPattern path,
        Set<String> methods,
        Conditions conditions,
        List<String> shape,
        List<String> regexes)
        implements RouteScope {
    static final String REGEX = "{:}";
    static final String PLAIN = "{}";
    static final String REGEX_REST = "{*:}";
    static final String PLAIN_REST = "{*}";

    /// The routes of one API of which all could be read that decides what they take.
    static List<Candidate> of(ApiFile api) {
        List<Candidate> candidates = new ArrayList<>();
        Optional<Set<HostPattern>> hosts =
                api.hosts().map(some -> some.stream().map(Located::value).collect(Collectors.toUnmodifiableSet()));
        for (RouteModel route : api.routes()) {
            Optional<PathPattern> path = api.pathOf(route);
            if (hosts.isPresent()
                    && path.isPresent()
                    && route.methods().isPresent()
                    && route.conditions().isPresent()) {
                candidates.add(of(
                        route,
                        hosts.get(),
                        path.get(),
                        route.methods().get(),
                        route.conditions().get()));
            }
        }
        return candidates;
    }

    private static Candidate of(
            RouteModel route, Set<HostPattern> hosts, PathPattern path, Set<String> methods, Conditions conditions) {
        List<String> shape = path.segments().stream().map(Candidate::classOf).toList();
        List<String> regexes = new ArrayList<>();
        for (Segment segment : path.segments()) {
            regexOf(segment).ifPresent(regex -> regexes.add(regex.source()));
        }
        return new Candidate(route, hosts, path, methods, conditions, shape, regexes);
    }

    /// A literal is a class of its own; it cannot hold braces, so none is mistaken for another class.
    static String classOf(Segment segment) {
        return switch (segment) {
            case Literal literal -> literal.text();
            case Parameter parameter -> parameter.regex().isPresent() ? REGEX : PLAIN;
            case Rest rest -> rest.regex().isPresent() ? REGEX_REST : PLAIN_REST;
        };
    }

    static Optional<LinearRegex> regexOf(Segment segment) {
        return switch (segment) {
            case Literal ignored -> Optional.empty();
            case Parameter parameter -> parameter.regex();
            case Rest rest -> rest.regex();
        };
    }

    boolean answersOn(HostPattern host) {
        return hosts.isEmpty() || hosts.contains(host);
    }

    /// What the route is called in the message of another.
    String reference() {
        String name = route.id().map(Located::value).orElse("the route");
        return name + " (" + route.place().reference() + ")";
    }
}
