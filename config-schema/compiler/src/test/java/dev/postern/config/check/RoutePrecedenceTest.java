package dev.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.postern.config.Trees;
import dev.postern.config.check.BoundTree.Placed;
import dev.postern.config.match.RequestMatch;
import dev.postern.config.match.TenantRoutes;
import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

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
            "{p:[1b]}",
            "{p:.+}",
            "{p*}",
            "{p*:.+}",
            "{p*:[0-9]+/.*}",
            "{p*:.*b}",
            "");
    private static final List<String> METHODS =
            List.of("", "\"methods\": [\"GET\"],", "\"methods\": [\"HEAD\"],", "\"methods\": [\"GET\", \"POST\"],");
    private static final List<String> CONDITIONS = List.of(
            "",
            "",
            "",
            "\"headers\": {\"A\": \"1\"},",
            "\"headers\": {\"A\": \"2\"},",
            "\"headers\": {\"A\": {\"present\": true}},",
            "\"headers\": {\"B\": \"1\"},",
            "\"headers\": {\"A\": \"1\", \"B\": \"1\"},",
            "\"query\": {\"v\": \"1\"},",
            "\"headers\": {\"A\": \"1\"}, \"query\": {\"v\": {\"present\": true}},");
    private static final List<String> HOSTS =
            List.of("", "\"hosts\": [\"h1\"],", "\"hosts\": [\"*.w\"],", "\"hosts\": [\"h1\", \"h2\"],");
    private static final int EACH = 4;

    /// Two to five routes of up to two segments in two APIs, told by numbers.
    private static Gen<List<Integer>> numbers() {
        return lists().of(integers().between(0, 839)).ofSizeBetween(2 * EACH + 1, 5 * EACH + 1);
    }

    private static BoundTree tree(List<Integer> numbers) {
        List<List<String>> apis = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 1; i + EACH <= numbers.size(); i += EACH) {
            int ways = numbers.get(i + 1);
            String first = pick(SEGMENTS, numbers.get(i));
            String second = pick(SEGMENTS, ways).replace("{p", "{q");
            boolean one = first.contains("*") || first.isEmpty() || ways > 400;
            String path = "/" + first + (one ? "" : "/" + second);
            apis.get(numbers.get(i) % 3 == 0 ? 1 : 0)
                    .add("{\"id\": \"r%d\", \"match\": {%s %s \"path\": \"%s\"}, \"upstream\": \"u\"}"
                            .formatted(
                                    i, pick(METHODS, numbers.get(i + 2)), pick(CONDITIONS, numbers.get(i + 3)), path));
        }
        Map<String, String> files = new TreeMap<>();
        files.put("t/tenant.json", "{\"tenant\": \"t\", \"hosts\": [\"h1\", \"h2\", \"*.w\", \"x.w\"]}");
        for (int i = 0; i < apis.size(); i++) {
            String hosts = pick(HOSTS, numbers.getFirst() / (1 + i));
            files.put(
                    "t/" + "xy".charAt(i) + ".api.json",
                    "{\"basePath\": \"/\", " + hosts + " \"routes\": [" + String.join(",", apis.get(i)) + "]}");
        }
        return BoundTree.of(Trees.of(files));
    }

    private static String pick(List<String> list, int number) {
        return list.get(number % list.size());
    }

    private static List<Problem> problems(BoundTree tree) {
        BoundedProblems problems = new BoundedProblems(BoundedProblems.MOST_IN_TREE);
        RouteChecks.run(tree.config(), "t", tree.config().apis(), new WitnessHost(tree.config()), problems);
        return problems.stream().toList();
    }

    private static Set<String> at(List<Problem> problems, ProblemCode code) {
        return problems.stream()
                .filter(problem -> problem.code() == code)
                .map(problem -> problem.at().file() + ":" + problem.at().line() + ":"
                        + problem.at().column())
                .collect(Collectors.toSet());
    }

    private static Optional<String> taker(BoundTree tree, Map<String, TenantRoutes<Placed>> routes, Witness request) {
        return tree.match(routes, request) instanceof RequestMatch.Matched<Placed> matched
                ? Optional.of(matched.route().at())
                : Optional.empty();
    }

    private static final List<Witness> REQUESTS = requests();

    private static List<Witness> requests() {
        List<String> paths = List.of(
                "/", "/a", "/b", "/1", "/c", "/0", "/a/", "/a/a", "/a/b", "/a/1", "/1/1", "/0/a", "/0/0", "/c/c",
                "/b/1", "/0/x", "/1/1/b", "/a/x/b", "/10", "/1a", "/a/1a", "/bb/b", "/-/-");
        List<List<String>> headers =
                List.of(List.of(), List.of("a: 1"), List.of("A: 2"), List.of("a: 1", "a: 2"), List.of("A: 1", "B: 1"));
        List<String> hosts = List.of("h1", "h2", "y.w", "x.w");
        List<Witness> requests = new ArrayList<>();
        for (String path : paths) {
            for (String method : List.of("GET", "HEAD", "POST", "PUT")) {
                for (List<String> some : headers) {
                    // Not every host and query with everything: that only takes time.
                    int n = requests.size();
                    String query = n % 3 == 0 ? "" : n % 3 == 1 ? "?v=1" : "?v=2&v=1";
                    requests.add(new Witness(method, hosts.get(n % 4), path + query, some));
                }
            }
        }
        return requests;
    }

    @Test
    void routesWithoutTiesMatchTheSameInEveryOrder() {
        qt().withExamples(800).forAll(numbers()).checkAssert(numbers -> {
            BoundTree tree = tree(numbers);
            if (at(problems(tree), ProblemCode.ROUTE_TIE).isEmpty()) {
                Map<String, TenantRoutes<Placed>> asWritten = tree.routesOf(tree.routes());
                Map<String, TenantRoutes<Placed>> reversed =
                        tree.routesOf(tree.routes().reversed());
                assertThat(REQUESTS)
                        .allSatisfy(request ->
                                assertThat(taker(tree, asWritten, request)).isEqualTo(taker(tree, reversed, request)));
            }
        });
    }

    @Test
    void everyWitnessShowsWhatTheMessageSays() {
        qt().withExamples(1_500).forAll(numbers()).checkAssert(numbers -> {
            BoundTree tree = tree(numbers);
            problems(tree).stream()
                    .filter(problem -> problem.witness().isPresent())
                    .forEach(problem -> WitnessTest.prove(tree, problem));
        });
    }

    @Test
    void noRequestReachesARouteThatIsSaidToBeUnreachable() {
        qt().withExamples(1_500).forAll(numbers()).checkAssert(numbers -> {
            BoundTree tree = tree(numbers);
            List<Problem> problems = problems(tree);
            Set<String> dead = at(problems, ProblemCode.UNREACHABLE_ROUTE);
            // Where two tie, either may shadow the other.
            if (!dead.isEmpty() && at(problems, ProblemCode.ROUTE_TIE).isEmpty()) {
                Map<String, TenantRoutes<Placed>> routes = tree.routesOf(tree.routes());
                assertThat(REQUESTS)
                        .noneMatch(request -> taker(tree, routes, request)
                                .filter(dead::contains)
                                .isPresent());
            }
        });
    }
}
