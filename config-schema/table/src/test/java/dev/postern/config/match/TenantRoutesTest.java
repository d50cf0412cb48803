package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.generators.Generate;

/// On which host which route answers, and how the others fared.
class TenantRoutesTest {
    private static final List<HostPattern> HOSTS = hosts("acme.localhost", "*.acme.com", "pay.acme.com");

    /// @param text as in [Patterns.Route], and in front of it the hosts that it answers on, or `all`
    private record Hosted(String text) {
        RouteRule rule() {
            String[] parts = text.split(" ", 2);
            RouteRule route = new Patterns.Route(parts[1]).rule();
            Set<HostPattern> hosts = parts[0].equals("all") ? Set.of() : Set.copyOf(hosts(parts[0].split(",", -1)));
            return new RouteRule(hosts, route.methods(), route.path(), route.conditions());
        }
    }

    private static List<HostPattern> hosts(String... names) {
        return List.of(names).stream()
                .map(name -> HostPattern.parse(name).orElseThrow())
                .toList();
    }

    private static TenantRoutes<Hosted> routes(List<Hosted> routes) {
        return TenantRoutes.of(
                new TenantId("acme"),
                HOSTS,
                false,
                routes,
                routes.stream().map(Hosted::rule).toList());
    }

    private static GivenRequest request(String method, String host, String target, String... headers) {
        return GivenRequest.of(method, host, target, List.of(headers)).orElseThrow();
    }

    private static Optional<String> found(List<Hosted> routes, MatchRequest request) {
        return routes(routes).match(request) instanceof PathMatch.Found<Hosted>(Hosted route, int _, var _)
                ? Optional.of(route.text())
                : Optional.empty();
    }

    @ParameterizedTest(name = "{0}{1} goes to {2}")
    @CsvSource({
        "acme.localhost, /a,     all GET /a",
        "acme.localhost, /{x},   acme.localhost GET /{x}",
        "x.acme.com,     /a,     all GET /a", // the more specific path, whoever names the host
        "x.acme.com,     /b,     '*.acme.com GET /{y}'",
        "X.Y.ACME.com.,  /b,     '*.acme.com GET /{y}'",
        "pay.acme.com,   /b,     pay.acme.com GET /{p*}", // its own host, not one below the wildcard
        "pay.acme.com,   /b/c,   pay.acme.com GET /{p*}",
        "acme.localhost, /b/c,   none",
        "acme.com,       /a,     none", // not of this tenant at all
    })
    void aRouteAnswersOnItsHostsAlone(String host, String path, String route) {
        List<Hosted> routes = List.of(
                new Hosted("all GET /a"),
                new Hosted("acme.localhost GET /{x}"),
                new Hosted("*.acme.com GET /{y}"),
                new Hosted("pay.acme.com GET /{p*}"));
        assertThat(found(routes, request("GET", host, path.replace("{x}", "b"))).orElse("none"))
                .isEqualTo(route);
    }

    @ParameterizedTest(name = "{0}{1} is number {2} with {3}")
    @CsvSource({
        "acme.localhost, /a,    0, {}",
        "acme.localhost, /a/b,  2, {x=b}",
        "x.acme.com,     /a/b,  3, {y=b}",
        "x.acme.com,     /a/c,  3, {y=c}",
    })
    void routesThatLeadToTheSameAreToldByTheirNumbers(String host, String path, int number, String parameters) {
        List<RouteRule> rules = Stream.of(
                        "all GET /a", "all PUT /a", "acme.localhost GET /a/{x}", "*.acme.com GET /a/{y} h:v=1")
                .map(text -> new Hosted(text).rule())
                .toList();
        TenantRoutes<String> routes =
                TenantRoutes.of(new TenantId("acme"), HOSTS, false, Collections.nCopies(4, "same"), rules);
        assertThat(routes.match(request("GET", host, path, "V: 1")))
                .isInstanceOfSatisfying(PathMatch.Found.class, found -> {
                    assertThat(found.number()).isEqualTo(number);
                    assertThat(found.parameters()).hasToString(parameters);
                });
    }

    @Test
    void whatOnlyAnotherHostTakesIsNeverNamedInAllow() {
        List<Hosted> routes = List.of(new Hosted("acme.localhost PUT /a"), new Hosted("*.acme.com DELETE /a"));
        assertThat(routes(routes).match(request("GET", "x.acme.com", "/a")))
                .isEqualTo(new PathMatch.WrongMethod<Hosted>(new TreeSet<>(Set.of("DELETE"))));
    }

    @Test
    void everyRouteThatDoesNotTakeARequestSaysWhy() {
        List<Hosted> routes = List.of(
                new Hosted("all GET /{p*}"),
                new Hosted("all GET /a/{id}"),
                new Hosted("all GET /a/b"),
                new Hosted("all * /a/b"),
                new Hosted("all GET /a/b h:x"),
                new Hosted("all GET /a/b h:x=1"),
                new Hosted("all GET /a/b h:x=2"),
                new Hosted("all PUT /a/{n:b}"),
                new Hosted("pay.acme.com GET /a/b"),
                new Hosted("all GET /other"));
        List<String> fared =
                RouteCandidate.of(routes, Hosted::rule, HOSTS, request("GET", "acme.localhost", "/a/b", "X: 1"))
                        .stream()
                        .map(candidate -> candidate.route().text() + ": " + candidate.standing())
                        .toList();
        assertThat(fared)
                .containsExactly(
                        "all GET /a/b h:x=1: Won[]",
                        "all GET /a/b h:x: FewerConditions[]",
                        "all GET /a/b: FewerConditions[]",
                        "all * /a/b: MethodNotNamed[]",
                        "all GET /a/{id}: LessSpecific[segment=1]",
                        "all GET /{p*}: LessSpecific[segment=0]",
                        "all GET /a/b h:x=2: ConditionNotMet[condition=header x: 2, alsoOthers=false]",
                        "pay.acme.com GET /a/b: OtherHost[]",
                        "all PUT /a/{n:b}: WrongMethod[methods=[PUT]]");
    }

    @Test
    void theOneThatWonIsTheOneThatTheTreeFinds() {
        List<String> pool = List.of(
                "all GET /a",
                "all * /{x}",
                "acme.localhost GET /{x}",
                "*.acme.com * /{p*}",
                "all HEAD /{x:a+}",
                "pay.acme.com,acme.localhost GET /a h:x",
                "all GET /a h:x=1",
                "all PUT /{x} q:v",
                "*.acme.com GET /a/",
                "all GET /{x:[ab]} h:x=1 q:v",
                "pay.acme.com PUT /{p*:.+}",
                "all * /",
                "all GET /{x}/{y*}");
        qt().withExamples(3_000)
                .forAll(
                        lists().of(integers().between(0, pool.size() - 1)).ofSizeBetween(0, 8),
                        Generate.pick(List.of("GET", "HEAD", "PUT")),
                        Generate.pick(List.of("/", "/a", "/a/", "/b", "/a/b", "/a?v=1", "/b?v")),
                        Generate.pick(List.of("acme.localhost", "x.acme.com", "pay.acme.com")))
                .checkAssert((numbers, method, target, host) -> {
                    List<Hosted> routes = numbers.stream()
                            .distinct()
                            .map(number -> new Hosted(pool.get(number)))
                            .toList();
                    for (String header : List.of("Y: 1", "X: 1", "X: 2")) {
                        MatchRequest request = request(method, host, target, header);
                        Set<String> won = RouteCandidate.of(routes, Hosted::rule, HOSTS, request).stream()
                                .filter(candidate -> candidate.standing() instanceof Standing.Won)
                                .map(candidate -> candidate.route().text())
                                .collect(Collectors.toSet());
                        assertThat(won)
                                .isEqualTo(found(routes, request).map(Set::of).orElse(Set.of()));
                    }
                });
    }
}
