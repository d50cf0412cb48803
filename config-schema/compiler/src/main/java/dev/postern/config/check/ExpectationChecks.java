package dev.postern.config.check;

import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.RouteModel;
import dev.postern.config.model.TestCase;
import dev.postern.config.model.TestCase.Expectation;
import dev.postern.config.model.TestFile;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.PathPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What route tests expect exists and does not contradict itself.
final class ExpectationChecks {
    /// The gateway's answers that follow from the files alone; of these only 401 can come from a route.
    private static final Set<Long> STATUSES = Set.of(400L, 401L, 404L, 405L, 421L, 501L);

    private static final long UNAUTHORIZED = 401;
    private static final long WRONG_METHOD = 405;

    private record Named(ApiFile api, RouteModel route) {}

    private final List<Problem> problems;
    private final Map<String, Map<String, Named>> routes = new HashMap<>();

    ExpectationChecks(Config config, List<Problem> problems) {
        this.problems = problems;
        for (ApiFile api : config.apis()) {
            Map<String, Named> own = routes.computeIfAbsent(api.folder(), folder -> new HashMap<>());
            for (RouteModel route : api.routes()) {
                route.id().ifPresent(id -> own.put(api.stem() + "/" + id.value(), new Named(api, route)));
            }
        }
    }

    void check(TestFile file, TestCase test) {
        Expectation expect = test.expect();
        expect.status().ifPresent(status -> status(expect, status));
        expect.route().ifPresent(route -> route(file, expect, route));
    }

    private void status(Expectation expect, Located<Long> status) {
        if (!STATUSES.contains(status.value())) {
            if (status.value() >= 400 && status.value() <= 599) {
                String message = status.value() + " does not follow from the files alone";
                problem(status, message, "those that do: 400, 401, 404, 405, 421, 501");
            }
            return;
        }
        if (status.value() != UNAUTHORIZED) {
            ofRoute(expect)
                    .findFirst()
                    .ifPresent(wanted -> problem(
                            wanted,
                            "a request that is answered " + status.value() + " has no route",
                            "leave one of them out"));
        }
        expect.allow()
                .filter(allow -> status.value() != WRONG_METHOD)
                .ifPresent(allow -> problem(allow, "only a 405 has \"allow\"", "leave one of them out"));
    }

    private static Stream<Located<?>> ofRoute(Expectation expect) {
        return Stream.of(
                        expect.route().stream(),
                        expect.upstream().stream(),
                        expect.auth().stream(),
                        expect.parameters().values().stream(),
                        expect.limits().values().stream())
                .flatMap(each -> each);
    }

    private void route(TestFile file, Expectation expect, Located<String> name) {
        Map<String, Named> own = routes.getOrDefault(file.folder(), Map.of());
        Optional<Named> named = Optional.ofNullable(own.get(name.value()));
        if (named.isEmpty()) {
            unknown("route", name, name.value(), own.keySet());
            return;
        }
        expect.upstream()
                .ifPresent(upstream -> known(
                        "upstream",
                        upstream,
                        upstream.value(),
                        named.get().api().upstreams().stream()
                                .map(model -> model.name().value())
                                .toList()));
        named.get().api().pathOf(named.get().route()).ifPresent(path -> {
            List<String> names = parameters(path);
            expect.parameters().forEach((parameter, value) -> known("parameter", value, parameter, names));
        });
    }

    private static List<String> parameters(PathPattern path) {
        List<String> names = new ArrayList<>();
        for (PathPattern.Segment segment : path.segments()) {
            switch (segment) {
                case PathPattern.Literal literal -> {}
                case PathPattern.Parameter parameter -> names.add(parameter.name());
                case PathPattern.Rest rest -> names.add(rest.name());
            }
        }
        return names;
    }

    private void known(String what, Located<?> at, String name, Collection<String> known) {
        if (!known.contains(name)) {
            unknown(what, at, name, known);
        }
    }

    private void unknown(String what, Located<?> at, String name, Collection<String> known) {
        String hint = Closest.hint(name, known);
        String message = "there is no " + what + " " + Quoted.text(name) + hint;
        List<String> some = known.stream().sorted().limit(10).toList();
        if (hint.isEmpty() && !some.isEmpty()) {
            problem(at, message, "known: " + String.join(", ", some) + (known.size() > some.size() ? ", …" : ""));
        } else {
            problems.add(at.at().problem(ProblemCode.TEST_EXPECTATION, message));
        }
    }

    private void problem(Located<?> at, String message, String fix) {
        problems.add(at.at().problem(ProblemCode.TEST_EXPECTATION, message, fix));
    }
}
