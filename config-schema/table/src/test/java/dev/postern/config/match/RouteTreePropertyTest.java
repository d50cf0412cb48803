package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.postern.config.match.Patterns.Route;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.Generate;

class RouteTreePropertyTest {
    private static final Gen<String> SEGMENT =
            Generate.pick(List.of("a", "a", "b", "{p}", "{q}", "{p:a+}", "{p:[ab]}", "{q:b|c}"));
    private static final Gen<String> END =
            Generate.pick(List.of("", "", "", "/", "/{r*}", "/{s*}", "/{r*:a.*}", "/{r*:[^c]*}", "/{s*:}"));
    private static final Gen<String> METHODS =
            Generate.pick(List.of("*", "GET", "GET", "HEAD", "PUT", "GET,PUT", "HEAD,PUT", "PURGE", "GET,PURGE"));

    private static final Gen<String> CONDITIONS = Generate.pick(
            List.of("", "", "", " h:x=1", " h:x=2", " h:x", " h:x=1 h:y", " q:v=1", " q:v q:w=1", " h:y q:v"));

    private static Gen<Route> routes() {
        Gen<String> way = lists().of(SEGMENT).ofSizeBetween(0, 4).map(list -> "/" + String.join("/", list));
        Gen<String> whole = way.zip(END, (front, end) -> front.equals("/") ? (end.isEmpty() ? "/" : end) : front + end)
                .map(path -> path.equals("//") ? "/" : path);
        return METHODS.zip(
                whole, CONDITIONS, (methods, path, conditions) -> new Route(methods + " " + path + conditions));
    }

    private static Gen<MatchRequest> requests() {
        Gen<String> paths = lists().of(Generate.pick(List.of("/a", "/a", "/b", "/c", "/aa", "/")))
                .ofSizeBetween(0, 6)
                .map(list -> "/" + String.join("", list));
        Gen<String> queries = Generate.pick(List.of("", "", "?v=1", "?v=2&w", "?v=1&v=2", "?%77=%31"));
        Gen<List<String>> headers =
                lists().of(Generate.pick(List.of("X: 1", "x: 2", "Y: 1"))).ofSizeBetween(0, 2);
        Gen<String> methods = Generate.pick(List.of("GET", "HEAD", "PUT", "DELETE", "PURGE", "LOCK"));
        return methods.zip(
                paths.zip(queries, String::concat),
                headers,
                (method, target, given) -> Patterns.request(method, target, given.toArray(String[]::new)));
    }

    @Test
    void theTreeFindsWhatTryingEveryRouteFinds() {
        qt().withExamples(10_000)
                .forAll(lists().of(routes()).ofSizeBetween(0, 14), requests())
                .checkAssert((routes, request) ->
                        assertThat(match(routes, request)).isEqualTo(NaiveMatcher.match(routes, request)));
    }

    @Test
    void soItDoesInTablesOfManyLiterals() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<String> pool = Stream.generate(() -> literal(random))
                    .limit(1 + random.nextInt(200))
                    .toList();
            List<Route> routes = Stream.generate(() -> new Route("GET " + path(random, pool, true)))
                    .limit(random.nextInt(300))
                    .toList();
            for (int i = 0; i < 100; i++) {
                MatchRequest request = Patterns.request("GET", path(random, pool, false));
                assertThat(match(routes, request))
                        .as("seed %d: %s", seed, request.path())
                        .isEqualTo(NaiveMatcher.match(routes, request));
            }
        }
    }

    private static String literal(Random random) {
        return Stream.generate(
                        () -> List.of("a", "b", "~", "%C3%A9", "%2F", "!").get(random.nextInt(6)))
                .limit(1 + random.nextInt(5))
                .collect(Collectors.joining());
    }

    private static String path(Random random, List<String> pool, boolean pattern) {
        List<String> other = pattern ? List.of("{p}", "{p:[ab]+}", "{p:a.*}") : List.of("a", literal(random));
        return Stream.generate(() -> random.nextInt(5) == 0
                        ? other.get(random.nextInt(other.size()))
                        : pool.get(random.nextInt(pool.size())))
                .limit(1 + random.nextInt(3))
                .collect(Collectors.joining("/", "/", random.nextInt(6) > 0 ? "" : pattern ? "/{r*}" : "/"));
    }

    private static String match(List<Route> routes, MatchRequest request) {
        return switch (Patterns.tree(routes).match(request)) {
            case PathMatch.Found<Route>(Route route, int _, PathParameters _) -> route.text();
            case PathMatch.WrongMethod<Route>(var allow) -> "405 " + allow;
            case PathMatch.NoRoute<Route>() -> "404";
        };
    }
}
