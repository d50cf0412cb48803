package dev.postern.config.check;

import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds routes that take the same request with equal precedence.
///
/// Two paths have equal precedence when their segments are of the same classes (see
/// [dev.postern.config.match.RouteTree]); then a request can match both if at every place their
/// expressions have a text in common. The method decides after the path: one that names it goes before
/// one that takes all, so only two of a kind tie.
final class Ties {
    private static final String ANY = "";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");

    private final String host;
    private final Siblings siblings;
    private final PathLanguages languages;
    private final List<Problem> problems;

    Ties(String host, Siblings siblings, PathLanguages languages, List<Problem> problems) {
        this.host = host;
        this.siblings = siblings;
        this.languages = languages;
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
                samePath(same);
                earlier.forEach(others -> overlap(others, same));
                earlier.add(same);
            }
        }
    }

    private void samePath(List<Candidate> routes) {
        Map<String, Candidate> taken = new HashMap<>();
        for (Candidate route : routes) {
            for (String method : route.methods().isEmpty() ? List.of(ANY) : route.methods()) {
                Candidate first = taken.putIfAbsent(method, route);
                if (first != null) {
                    report(first, route, method.equals(ANY) ? unnamed(routes) : method);
                    break;
                }
            }
        }
    }

    private void overlap(List<Candidate> earlier, List<Candidate> later) {
        if (!meet(earlier.getFirst(), later.getFirst())) {
            return;
        }
        List<Candidate> all = Stream.concat(earlier.stream(), later.stream()).toList();
        for (Candidate route : later) {
            for (Candidate first : earlier) {
                Optional<String> method = sharedMethod(first, route, all);
                if (method.isPresent()) {
                    report(first, route, method.get());
                    break;
                }
            }
        }
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

    private static Optional<String> sharedMethod(Candidate one, Candidate other, List<Candidate> all) {
        if (one.methods().isEmpty() && other.methods().isEmpty()) {
            return Optional.of(unnamed(all));
        }
        return one.methods().stream().filter(other.methods()::contains).findFirst();
    }

    /// A method that none of `routes` names, so that one that takes all has to answer it.
    private static String unnamed(List<Candidate> routes) {
        return METHODS.stream()
                .filter(method ->
                        routes.stream().noneMatch(route -> route.methods().contains(method)))
                .findFirst()
                .orElse("PROPFIND");
    }

    private void report(Candidate first, Candidate second, String method) {
        String url = "http://" + host + witness(first, second);
        String message = "takes the same requests as " + first.reference() + ", such as " + method + " " + url
                + ", and neither is more specific";
        problems.add(second.route()
                .place()
                .problem(
                        ProblemCode.ROUTE_TIE,
                        message,
                        "give them different methods, or make one of the paths more specific"));
    }

    /// A path that both take.
    private String witness(Candidate one, Candidate other) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < one.shape().size(); i++) {
            Segment segment = one.path().segments().get(i);
            List<String> place = one.shape().subList(0, i);
            String text = switch (segment) {
                case Literal literal -> literal.text();
                case Parameter parameter when parameter.regex().isEmpty() -> siblings.plainExample(place);
                case Rest rest when rest.regex().isEmpty() -> siblings.plainExample(place);
                case Parameter ignored -> common(segment, other, i);
                case Rest ignored -> common(segment, other, i);
            };
            path.append(segment instanceof Rest && text.isEmpty() ? "" : "/").append(text);
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    private String common(Segment segment, Candidate other, int index) {
        return languages.common(segment, other.path().segments().get(index)).orElse("");
    }
}
