package dev.postern.config.check;

import dev.postern.config.check.SharedRequests.Shared;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds routes that take the same request with equal precedence.
///
/// Two paths have equal precedence when their segments are of the same classes (see
/// [dev.postern.config.match.RouteTree]); then a request can match both if at every place their
/// expressions have a text in common. The method decides after the path, and the conditions after that, as
/// [RoutePair] has it. Routes that share no host never meet; nor do those of which a more specific route takes
/// whatever they share, as `/foo` does beside `/{x:foo|bar}` and `/{y:foo|baz}`.
final class Ties {
    /// How many routes of one host may stand at one path: each may cost a look at the request's headers.
    static final int MOST_ON_PATH = 64;

    private final TenantHosts hosts;
    private final PathLanguages languages;
    private final SharedRequests shared;
    private final List<Problem> problems;

    Ties(TenantHosts hosts, PathLanguages languages, SharedRequests shared, List<Problem> problems) {
        this.hosts = hosts;
        this.languages = languages;
        this.shared = shared;
        this.problems = problems;
    }

    /// Adds one problem for each route that ties with an earlier one.
    void check(List<Candidate> candidates) {
        Map<List<String>, Map<List<String>, List<Candidate>>> shapes = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            shapes.computeIfAbsent(candidate.shape(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(candidate.regexes(), key -> new ArrayList<>())
                    .add(candidate);
        }
        for (Map<List<String>, List<Candidate>> shape : shapes.values()) {
            List<List<Candidate>> earlier = new ArrayList<>();
            for (List<Candidate> same : shape.values()) {
                if (same.size() > 1) {
                    samePath(same);
                }
                earlier.forEach(others -> overlap(others, same));
                earlier.add(same);
            }
        }
    }

    private void samePath(List<Candidate> routes) {
        Map<HostPattern, List<Candidate>> byHost = byHost(routes, hosts.representatives(routes));
        byHost.values().stream()
                .filter(some -> some.size() > MOST_ON_PATH)
                .map(some -> some.get(MOST_ON_PATH))
                .distinct()
                .forEach(this::tooMany);
        for (Candidate route : routes) {
            report(route, byHost, byHost);
        }
    }

    private void overlap(List<Candidate> earlier, List<Candidate> later) {
        if (!meet(earlier.getFirst(), later.getFirst())) {
            return;
        }
        List<Candidate> both = Stream.concat(earlier.stream(), later.stream()).toList();
        List<HostPattern> on = hosts.representatives(both);
        Map<HostPattern, List<Candidate>> all = byHost(both, on);
        Map<HostPattern, List<Candidate>> others = byHost(earlier, on);
        for (Candidate route : later) {
            report(route, others, all);
        }
    }

    /// The routes on each of these hosts, in their order.
    private static Map<HostPattern, List<Candidate>> byHost(List<Candidate> routes, List<HostPattern> hosts) {
        Map<HostPattern, List<Candidate>> byHost = new LinkedHashMap<>();
        for (HostPattern host : hosts) {
            byHost.put(
                    host, routes.stream().filter(route -> route.answersOn(host)).toList());
        }
        return byHost;
    }

    private boolean meet(Candidate one, Candidate other) {
        for (int i = 0; i < one.shape().size(); i++) {
            Segment segment = one.path().segments().get(i);
            boolean regex = Candidate.regexOf(segment).isPresent();
            if (regex
                    && languages.common(segment, other.path().segments().get(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// Reports the first of the `others` before it that `route` ties with. What is beyond the bound is not compared.
    private void report(
            Candidate route, Map<HostPattern, List<Candidate>> others, Map<HostPattern, List<Candidate>> all) {
        Set<Candidate> asked = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Map.Entry<HostPattern, List<Candidate>> on : all.entrySet()) {
            if (!route.answersOn(on.getKey())) {
                continue;
            }
            List<Candidate> earlier = others.getOrDefault(on.getKey(), List.of());
            for (Candidate first : earlier.subList(0, Math.min(earlier.size(), MOST_ON_PATH))) {
                if (first.equals(route)) {
                    break;
                }
                RoutePair pair = new RoutePair(first, route, on.getValue());
                if (pair.ties() && asked.add(first)) {
                    Optional<Shared> both = shared.find(first, route, pair.methods());
                    if (both.isPresent()) {
                        problems.add(tie(pair, both.get()));
                        return;
                    }
                }
            }
        }
    }

    private static Problem tie(RoutePair pair, Shared both) {
        String one = pair.one().reference();
        String message = both.proved()
                ? "takes the same requests as " + one + ", such as " + both.request() + ", and neither is more specific"
                : "may take the same requests as " + one + ", such as " + both.request()
                        + ", and neither is more specific: too many routes overlap to tell whether others take them all";
        boolean asked = !pair.one().conditions().equals(pair.other().conditions());
        String fix = asked
                ? "let one of them ask for all that the other asks for, or add a route that asks for what both do"
                : "give them different methods, or make one of the paths more specific";
        return pair.other()
                .route()
                .place()
                .problem(ProblemCode.ROUTE_TIE, message, fix)
                .with(both.request());
    }

    private void tooMany(Candidate route) {
        String message = "more than " + MOST_ON_PATH + " routes stand at this path";
        problems.add(route.route()
                .place()
                .problem(ProblemCode.TOO_MANY_ON_PATH, message, "let the upstream tell some of them apart"));
    }
}
