package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.match.Patterns.Route;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.Generate;

class RouteTreePropertyTest {
    private static final Gen<String> SEGMENT =
            Generate.pick(List.of("a", "a", "b", "{p}", "{q}", "{p:a+}", "{p:[ab]}", "{q:b|c}"));
    private static final Gen<String> END =
            Generate.pick(List.of("", "", "", "/", "/{r*}", "/{s*}", "/{r*:a.*}", "/{r*:[^c]*}", "/{s*:}"));
    private static final Gen<String> METHODS =
            Generate.pick(List.of("*", "GET", "GET", "HEAD", "PUT", "GET,PUT", "HEAD,PUT"));

    private static Gen<Route> routes() {
        Gen<String> way = lists().of(SEGMENT).ofSizeBetween(0, 4).map(list -> "/" + String.join("/", list));
        Gen<String> whole = way.zip(END, (front, end) -> front.equals("/") ? (end.isEmpty() ? "/" : end) : front + end)
                .map(path -> path.equals("//") ? "/" : path);
        return METHODS.zip(whole, (methods, path) -> new Route(methods + " " + path));
    }

    private static Gen<Canonical> paths() {
        return lists().of(Generate.pick(List.of("/a", "/a", "/b", "/c", "/aa", "/")))
                .ofSizeBetween(0, 6)
                .map(list -> (Canonical) CanonicalPath.read("/" + String.join("", list)));
    }

    @Test
    void theTreeFindsWhatTryingEveryRouteFinds() {
        qt().withExamples(10_000)
                .forAll(
                        lists().of(routes()).ofSizeBetween(0, 14),
                        Generate.pick(List.of("GET", "HEAD", "PUT", "DELETE")),
                        paths())
                .checkAssert((routes, method, path) ->
                        assertThat(match(routes, method, path)).isEqualTo(NaiveMatcher.match(routes, method, path)));
    }

    private static String match(List<Route> routes, String method, Canonical path) {
        return switch (RouteTree.of(routes, Route::path, Route::methods).match(method, path)) {
            case PathMatch.Found<Route>(Route route, PathParameters parameters) -> route.text();
            case PathMatch.WrongMethod<Route>(var allow) -> "405 " + allow;
            case PathMatch.NoRoute<Route>() -> "404";
        };
    }
}
