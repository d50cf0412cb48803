package dev.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.postern.config.bind.Binder;
import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.match.CanonicalPath;
import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.match.Conditions;
import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.PathMatch;
import dev.postern.config.match.RouteRule;
import dev.postern.config.match.RouteTree;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceFile;
import dev.postern.config.value.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the checks for ties and unreachable routes against the matcher that the gateway runs.
class RoutePrecedenceTest {
    private static final List<String> SEGMENTS = List.of(
            "a",
            "b",
            "1",
            "{p}",
            "{p:[0-9]+}",
            "{p:[0-9a]+}",
            "{p:[b-z]+}",
            "{p:.+}",
            "{p*}",
            "{p*:.+}",
            "{p*:[0-9]+/.*}",
            "{p*:.*b}",
            "");
    private static final List<String> METHODS =
            List.of("", "\"methods\": [\"GET\"],", "\"methods\": [\"HEAD\"],", "\"methods\": [\"GET\", \"POST\"],");
    private static final Pattern WITNESS = Pattern.compile("as (\\S+) \\(.*such as ([A-Z]+) http://the-tenant(\\S+),");

    private record Route(String id, PathPattern path, Set<String> methods) {
        RouteRule rule() {
            return new RouteRule(Set.of(), methods, path, Conditions.NONE);
        }
    }

    /// Two to four routes of up to two segments, told by numbers.
    private static ApiFile api(List<Integer> numbers) {
        StringBuilder routes = new StringBuilder();
        for (int i = 0; i + 2 < numbers.size(); i += 3) {
            String first = SEGMENTS.get(numbers.get(i) % SEGMENTS.size());
            String second = SEGMENTS.get(numbers.get(i + 1) % SEGMENTS.size()).replace("{p", "{q");
            boolean one = first.contains("*") || first.isEmpty() || numbers.get(i + 1) > 2 * SEGMENTS.size();
            String path = "/" + first + (one ? "" : "/" + second);
            routes.append(i == 0 ? "" : ",")
                    .append("{\"id\": \"r%d\", \"match\": {%s \"path\": \"%s\"}, \"upstream\": \"u\"}"
                            .formatted(i, METHODS.get(numbers.get(i + 2) % METHODS.size()), path));
        }
        String text = "{\"api\": \"x\", \"basePath\": \"/\", \"routes\": [" + routes + "]}";
        JsonTree tree = JsonTree.read(new SourceFile("t/x.api.json", "t/x.api.json", text));
        List<Problem> problems = new ArrayList<>();
        ApiFile api = new Binder((JsonObject) tree.root().orElseThrow(), problems).api();
        assertThat(problems).isEmpty();
        return api;
    }

    private static List<Route> routes(ApiFile api) {
        return api.routes().stream()
                .map(route -> new Route(
                        route.id().orElseThrow().value(),
                        api.pathOf(route).orElseThrow(),
                        route.methods().orElseThrow()))
                .toList();
    }

    private static List<Problem> problems(ApiFile api) {
        List<Problem> problems = new ArrayList<>();
        Config config = new Config(Optional.empty(), new TreeMap<>(), List.of(api));
        RouteChecks.run(config, "t", List.of(api), new WitnessHost(config), problems);
        return problems;
    }

    private static Optional<String> match(List<Route> routes, String method, String path) {
        Canonical canonical = (Canonical) CanonicalPath.read(path);
        assertThat(canonical.text()).isEqualTo(path);
        return RouteTree.of(routes, Route::rule)
                                .match(GivenRequest.of(method, "the-tenant", path, List.of())
                                        .orElseThrow())
                        instanceof PathMatch.Found<Route>(Route route, var parameters)
                ? Optional.of(route.id())
                : Optional.empty();
    }

    private static final List<String> PATHS = List.of(
            "/", "/a", "/b", "/1", "/c", "/0", "/a/", "/1/", "/a/a", "/a/b", "/a/1", "/1/1", "/0/a", "/0/0", "/c/c",
            "/b/1", "/1/b", "/0/x", "/1/1/b", "/a/x/b", "/A", "/10", "/1a", "/a/10", "/a/1a", "/b/bb", "/bb/b", "/-/-");

    @Test
    void routesWithoutTiesMatchTheSameInEveryOrder() {
        qt().withExamples(1_500)
                .forAll(lists().of(integers().between(0, 3 * SEGMENTS.size())).ofSizeBetween(6, 12))
                .check(numbers -> {
                    ApiFile api = api(numbers);
                    boolean tied = problems(api).stream().anyMatch(problem -> problem.code() == ProblemCode.ROUTE_TIE);
                    List<Route> routes = routes(api);
                    return tied
                            || PATHS.stream()
                                    .allMatch(path -> List.of("GET", "HEAD", "POST", "PUT").stream()
                                            .allMatch(method -> match(routes, method, path)
                                                    .equals(match(routes.reversed(), method, path))));
                });
    }

    @Test
    void bothRoutesOfATieMatchItsWitness() {
        qt().withExamples(1_500)
                .forAll(lists().of(integers().between(0, 3 * SEGMENTS.size())).ofSizeBetween(6, 12))
                .check(numbers -> {
                    ApiFile api = api(numbers);
                    List<Route> routes = routes(api);
                    return problems(api).stream()
                            .filter(problem -> problem.code() == ProblemCode.ROUTE_TIE)
                            .allMatch(problem -> bothMatch(problem, routes));
                });
    }

    private static boolean bothMatch(Problem tie, List<Route> routes) {
        Matcher witness = WITNESS.matcher(tie.message());
        assertThat(witness.find()).as(tie.message()).isTrue();
        int index = Integer.parseInt(tie.path().replaceAll("\\D", ""));
        Route second = routes.get(index);
        Route first = routes.stream()
                .filter(route -> route.id().equals(witness.group(1)))
                .findFirst()
                .orElseThrow();
        String method = witness.group(2);
        String path = witness.group(3);
        List<Route> both = List.of(first, second);
        return match(List.of(first), method, path).isPresent()
                && match(List.of(second), method, path).isPresent()
                && !match(both, method, path).equals(match(both.reversed(), method, path));
    }

    @Test
    void noPathReachesARouteThatIsSaidToBeUnreachable() {
        qt().withExamples(1_500)
                .forAll(lists().of(integers().between(0, 3 * SEGMENTS.size())).ofSizeBetween(6, 12))
                .check(numbers -> {
                    ApiFile api = api(numbers);
                    List<Problem> problems = problems(api);
                    // Where two tie, either may shadow the other.
                    boolean tied = problems.stream().anyMatch(problem -> problem.code() == ProblemCode.ROUTE_TIE);
                    List<String> dead = problems.stream()
                            .filter(problem -> problem.code() == ProblemCode.UNREACHABLE_ROUTE)
                            .map(problem -> routes(api)
                                    .get(Integer.parseInt(problem.path().replaceAll("\\D", "")))
                                    .id())
                            .toList();
                    return tied
                            || PATHS.stream()
                                    .allMatch(path -> List.of("GET", "HEAD", "POST", "PUT").stream()
                                            .noneMatch(method -> match(routes(api), method, path)
                                                    .filter(dead::contains)
                                                    .isPresent()));
                });
    }
}
