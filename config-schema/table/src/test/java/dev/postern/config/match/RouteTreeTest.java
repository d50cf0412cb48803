package dev.postern.config.match;

import static dev.postern.config.match.Patterns.request;
import static dev.postern.config.match.Patterns.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.Patterns.Route;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// R1, R3, R5: which route takes a request.
class RouteTreeTest {
    @ParameterizedTest(name = "{0} takes {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/              | /          | yes",
                "/              | /a         | no",
                "/orders        | /orders    | yes",
                "/orders        | /orders/   | no", // a trailing slash is a segment of its own
                "/orders/       | /orders/   | yes",
                "/orders/       | /orders    | no",
                "/orders        | /Orders    | no",
                "/{id}          | /a         | yes",
                "/{id}          | /          | no",
                "/a/{id}        | /a/        | no", // a parameter is never empty
                "/a/{id:.*}     | /a/        | no", // nor with a regex that would take nothing
                "/a/{id}        | /a/b/c     | no",
                "/a/{id}        | /a/b%2Fc   | yes",
                "/a/{id:[0-9]+} | /a/42      | yes",
                "/a/{id:[0-9]+} | /a/42x     | no", // the whole segment must match
                "/f/{p*}        | /f         | yes", // zero segments
                "/f/{p*}        | /f/        | yes",
                "/f/{p*}        | /f/a/b/    | yes",
                "/f/{p*}        | /fa        | no",
                "/{p*}          | /          | yes",
                "/f/{p*:.+.pdf} | /f/a/b.pdf | yes", // slashes count
                "/f/{p*:.+.pdf} | /f/a.txt   | no",
                "/f/{p*:.+}     | /f         | no",
                "/f/{p*:a?}     | /f         | yes",
                "/{a}/x/{b}     | /1/x/2     | yes",
            })
    void aPatternTakesItsPaths(String pattern, String path, String taken) {
        assertThat(match(tree("GET " + pattern), "GET", path))
                .isEqualTo(taken.equals("yes") ? "GET " + pattern : "404");
    }

    @ParameterizedTest(name = "{0} goes to {1}")
    @CsvSource({
        "/a/b,      GET /a/b",
        "/a/42,     GET /a/{n:[0-9]+}",
        "/a/c,      GET /a/{x}",
        "/a/c/d.js, GET /a/{r*:.+[.]js}",
        "/a/c/d,    GET /a/{r*}",
        "/a,        GET /a/{r*}",
        "/a/,       GET /a/{r*}",
        "/a/b/c,    GET /a/{x}/c", // the literal branch b fails deeper and gives way
        "/a/b/e,    GET /a/b/e",
        "/a/42/c,   GET /a/{x}/c", // so does the regex branch
        "/a/42/z,   GET /a/{n:[0-9]+}/z",
        "/z/b,      GET /{y}/b",
        "/z/c,      404",
    })
    void theMostSpecificWayFromTheLeftWins(String path, String route) {
        RouteTree<Route> tree = tree(
                "GET /a/{r*}",
                "GET /a/{r*:.+[.]js}",
                "GET /a/{x}",
                "GET /a/{n:[0-9]+}",
                "GET /a/b",
                "GET /a/{x}/c",
                "GET /a/b/e",
                "GET /a/{n:[0-9]+}/z",
                "GET /{y}/b");
        assertThat(match(tree, "GET", path)).isEqualTo(route);
    }

    @Test
    void aPathThatEndsBeatsARestOfNothing() {
        assertThat(match(tree("GET /a/{r*}", "GET /a"), "GET", "/a")).isEqualTo("GET /a");
        assertThat(match(tree("GET /a/{r*}", "GET /a/"), "GET", "/a/")).isEqualTo("GET /a/");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET,    /m,  GET /m",
        "PUT,    /m,  'PUT,PATCH /m'",
        "PATCH,  /m,  'PUT,PATCH /m'",
        "DELETE, /m,  * /m", // one that names the method beats one that takes all, which takes what is left
        "HEAD,   /m,  GET /m", // GET stands in for HEAD before the one that takes all
        "HEAD,   /h,  HEAD /h",
        "GET,    /h,  GET /h",
        "POST,   /h,  '405 [GET, HEAD, PUT]'",
        "POST,   /n,  '405 [GET, HEAD, PUT]'", // from both /n and /{x}
        "PUT,    /n,  PUT /{x}", // the general path has the method
        "get,    /n,  '405 [GET, HEAD, PUT]'", // methods are case-sensitive
        "GET,    /o/p, 404",
        "OPTIONS, /n, '405 [GET, HEAD, PUT]'",
    })
    void thenTheMethodDecides(String method, String path, String outcome) {
        RouteTree<Route> tree =
                tree("* /m", "GET /m", "PUT,PATCH /m", "GET /h", "HEAD /h", "GET /n", "PUT /{x}", "POST /o");
        assertThat(match(tree, method, path)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} {1} with {2}: {3}")
    @CsvSource({
        "GET,    /v,          '',              GET /v",
        "GET,    /v,          'x: 1',          GET /v h:x=1",
        "GET,    /v,          'X: 1',          GET /v h:x=1", // names of headers have no case
        "GET,    /v,          'x: 2',          GET /v h:x", // a value that nobody asks for is still there
        "GET,    /v,          'x: 1 2',        GET /v h:x",
        "GET,    /v,          'x: 1, 1',       GET /v h:x", // a list is one value
        "GET,    /v,          'x: 1|x: 1',     GET /v h:x=1", // said twice, and the same
        "GET,    /v,          'x: 1|x: 2',     GET /v h:x", // says both, so neither
        "GET,    /v,          'y: 1',          GET /v",
        "GET,    /v,          'x: 1|y: a b',   GET /v h:x=1 h:y=a+b",
        "PUT,    /v,          'x: 1',          '405 [GET, HEAD]'",
        "GET,    /q?v=2,      '',              GET /q q:v=2",
        "GET,    /q?a&v=2&b,  '',              GET /q q:v=2",
        "GET,    /q?%76=%32,  '',              GET /q q:v=2", // decoded
        "GET,    /q?V=2,      '',              GET /{p}", // names in a query have case
        "GET,    /q?v=2&v=3,  '',              GET /{p}",
        "GET,    /q?v=a+b,    '',              GET /q q:v=a+b",
        "GET,    /q?v=a%20b,  '',              GET /q q:v=a+b",
        "GET,    /q?v=%zz,    '',              GET /q q:v=%zz", // not an escape: it stands for itself
        "GET,    /q?v=%2,     '',              GET /{p}",
        "GET,    /q?flag,     '',              GET /q q:flag",
        "GET,    /q?flag=0,   '',              GET /q q:flag",
        "GET,    /q,          '',              GET /{p}", // gives way to the less specific path
        "DELETE, /deep/only,       '',              404", // with the condition met it would be taken: not the method
        "DELETE, /deep/only,       'x: 1',          DELETE /deep/only h:x",
        "GET,    /deep/only,       '',              404", // another method would not help either
        "GET,    /deep/only,       'x: 1',          '405 [DELETE]'",
        "HEAD,   /v,          'x: 1',          GET /v h:x=1",
        "POST,   /m,          'x: 1',          POST /m", // the method decides before conditions
        "GET,    /m,          'x: 1',          * /m h:x",
        "GET,    /m,          '',              * /m",
    })
    void thenTheConditionsDecide(String method, String target, String headers, String outcome) {
        RouteTree<Route> tree = tree(
                "GET /v",
                "GET /v h:x=1",
                "GET /v h:x",
                "GET /v h:x=1 h:y=a+b",
                "GET /q q:v=2",
                "GET /q q:v=a+b",
                "GET /q q:v=%zz",
                "GET /q q:flag",
                "GET /{p}",
                "DELETE /deep/only h:x",
                "* /m",
                "* /m h:x",
                "POST /m");
        String[] given = headers.isEmpty() ? new String[0] : headers.split("[|]", -1);
        assertThat(outcome(tree, request(method, target, given))).isEqualTo(outcome);
    }

    @Test
    void betweenRegexesThatBothTakeTheSegmentTheMethodDecides() {
        RouteTree<Route> tree = tree("* /{a:x+}/t", "GET /{b:[xy]+}/t", "GET /{c:[xz]+}/u");
        assertThat(match(tree, "GET", "/x/t")).isEqualTo("GET /{b:[xy]+}/t");
        assertThat(match(tree, "PUT", "/x/t")).isEqualTo("* /{a:x+}/t");
        assertThat(match(tree, "GET", "/x/u")).isEqualTo("GET /{c:[xz]+}/u");
        assertThat(match(tree("* /{a*:x+}", "GET /{b*:[xy]+}"), "GET", "/x")).isEqualTo("GET /{b*:[xy]+}");
    }

    @Test
    void headGoesToTheRouteThatNamesItEvenUnderAnotherRegex() {
        RouteTree<Route> tree = tree("GET /{a:x+}", "HEAD /{b:[xy]+}");
        assertThat(match(tree, "HEAD", "/x")).isEqualTo("HEAD /{b:[xy]+}");
    }

    @Test
    void aRouteNamesItsOwnParameters() {
        RouteTree<Route> tree = tree("GET /{x}/{n:[0-9]+}/{r*}", "PUT /{y}/{m}");
        assertThat(parameters(tree, "GET", "/a%2Fb/42/c/d/")).isEqualTo(Map.of("x", "a%2Fb", "n", "42", "r", "c/d/"));
        assertThat(parameters(tree, "PUT", "/a/b")).isEqualTo(Map.of("y", "a", "m", "b"));
        assertThat(parameters(tree, "GET", "/a/42")).isEqualTo(Map.of("x", "a", "n", "42", "r", ""));
    }

    @Test
    void aParameterIsFoundByItsName() {
        RouteTree<Route> tree = tree("GET /a/{x}/{r*}");
        PathParameters parameters = found(tree, "GET", "/a/b/c/d").parameters();
        assertThat(parameters.value("x")).contains("b");
        assertThat(parameters.value("r")).contains("c/d");
        assertThat(parameters.value("a")).isEmpty();
    }

    @Test
    void amongEqualRoutesTheEarlierWins() {
        assertThat(match(tree("GET /{a}", "GET /{b}"), "GET", "/x")).isEqualTo("GET /{a}");
        assertThat(match(tree("* /a/{r*}", "* /a/{s*}"), "GET", "/a")).isEqualTo("* /a/{r*}");
        assertThat(match(tree("GET /{b:x+}", "GET /{a:[xy]+}", "GET /{c:x}"), "GET", "/x"))
                .isEqualTo("GET /{b:x+}");
    }

    @Test
    void noNodeIsVisitedTwiceHoweverMuchIsTriedInVain() {
        // At each of 10 depths both the literal and the parameter lead on: 2^10 ways, all in vain.
        String[] routes = IntStream.range(0, 1 << 10)
                .mapToObj(bits -> "GET "
                        + IntStream.range(0, 10)
                                .mapToObj(bit -> (bits >> bit & 1) == 0 ? "/a" : "/{p}")
                                .reduce("", String::concat)
                        + "/end")
                .toArray(String[]::new);
        int nodes = (1 << 11) - 1;
        RouteTree<Route> tree = tree(routes);
        assertThat(tree.search(request("GET", "/a".repeat(10) + "/other")).visited())
                .isEqualTo(nodes);
        assertThat(tree.search(request("GET", "/a".repeat(10) + "/end")).visited())
                .isEqualTo(12);
    }

    @Test
    void theCostDoesNotGrowWithTheNumberOfRoutes() {
        String[] few = {"GET /r7/{id}"};
        String[] many =
                IntStream.range(0, 10_000).mapToObj(i -> "GET /r" + i + "/{id}").toArray(String[]::new);
        GivenRequest path = request("GET", "/r7/x");
        assertThat(tree(many).search(path).visited())
                .isEqualTo(tree(few).search(path).visited());
    }

    @Test
    void aPatternLongerThanAnyPathIsNeverMet() {
        String deep = "/a".repeat(100_000);
        assertThat(match(tree("GET " + deep, "GET /a"), "GET", "/a")).isEqualTo("GET /a");
        assertThat(match(tree("GET " + "/a".repeat(128) + "/{r*}"), "GET", "/a".repeat(128)))
                .startsWith("GET /a/a");
    }

    private static String match(RouteTree<Route> tree, String method, String path) {
        return outcome(tree, request(method, path));
    }

    private static String outcome(RouteTree<Route> tree, MatchRequest request) {
        return switch (tree.match(request)) {
            case PathMatch.Found<Route>(Route route, int _, PathParameters _) -> route.text();
            case PathMatch.WrongMethod<Route>(var allow) -> "405 " + allow;
            case PathMatch.NoRoute<Route>() -> "404";
        };
    }

    private static PathMatch.Found<Route> found(RouteTree<Route> tree, String method, String path) {
        return (PathMatch.Found<Route>) tree.match(request(method, path));
    }

    private static Map<String, String> parameters(RouteTree<Route> tree, String method, String path) {
        return found(tree, method, path).parameters().all();
    }
}
