package dev.postern.config.routetest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.Expected;
import dev.postern.config.Trees;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.table.TableJson;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class RouteTestRunTest {
    private static final Map<String, String> TREE = Map.of(
            "platform.json",
            """
            {
              "plans": { "basic": { "keyLimits": { "perMinute": 100, "perDay": 10000 } } },
              "policies": { "auth": { "anyOf": ["api-key"], "overridable": true } }
            }
            """,
            "acme/tenant.json",
            """
            {
              "tenant": "acme",
              "plan": "basic",
              "hosts": ["acme.localhost", { "host": "shared.localhost", "shared": true }]
            }
            """,
            "globex/tenant.json",
            """
            { "tenant": "globex", "plan": "basic", "hosts": [{ "host": "shared.localhost", "shared": true }] }
            """,
            "acme/orders.api.json",
            """
            {
              "api": "orders",
              "basePath": "/orders",
              "upstreams": {
                "read": { "targets": [{ "url": "http://orders.internal:8080" }] },
                "write": { "targets": [{ "url": "http://orders.internal:8081" }] }
              },
              "routes": [
                { "id": "get", "match": { "methods": ["GET"], "path": "/{id}" }, "upstream": "read" },
                { "id": "put", "match": { "methods": ["PUT"], "path": "/{id}" }, "upstream": "write" },
                { "id": "open", "match": { "methods": ["GET"], "path": "/open" }, "upstream": "read", "policies": { "auth": "none" } },
                { "id": "second", "match": { "methods": ["GET"], "path": "/{id}", "headers": { "X-Version": "2" } }, "upstream": "read" }
              ]
            }
            """,
            "acme/admin.api.json",
            """
            {
              "api": "admin",
              "basePath": "/admin",
              "hosts": ["shared.localhost"],
              "upstreams": { "admin": { "targets": [{ "url": "http://admin.internal:8080" }] } },
              "routes": [{ "id": "all", "match": { "path": "/{path*}" }, "upstream": "admin" }]
            }
            """);

    private static RouteTestReport run(String filter, String cases) {
        Map<String, String> files = new TreeMap<>(TREE);
        files.put("acme/orders.test.json", "{ \"cases\": [" + cases + "] }");
        return new RouteTestRun(Trees.compiled(Trees.of(files))).run(filter);
    }

    private static String testCase(String name, String request, String expect) {
        return "\n{ \"name\": \"%s\", \"request\": %s, \"expect\": %s }".formatted(name, request, expect);
    }

    @Test
    void aCasePassesWhenAllThatItExpectsComes() {
        RouteTestReport report = run(
                "",
                String.join(
                        ",",
                        testCase(
                                "everything",
                                "{ \"method\": \"GET\", \"path\": \"/orders/a%2Fb\" }",
                                "{ \"route\": \"orders/get\", \"upstream\": \"read\", \"parameters\": { \"id\": \"a%2Fb\" },"
                                        + " \"auth\": \"api-key\", \"limits\": { \"plan-day\": 10000 } }"),
                        testCase(
                                "a header decides",
                                "{ \"method\": \"GET\", \"path\": \"/orders/1\", \"headers\": { \"x-version\": \"2\" } }",
                                "{ \"route\": \"orders/second\" }"),
                        testCase(
                                "the API's own host is asked",
                                "{ \"method\": \"GET\", \"path\": \"/admin/x\" }",
                                "{ \"route\": \"admin/all\" }"),
                        testCase(
                                "everybody gets in",
                                "{ \"method\": \"GET\", \"path\": \"/orders/open\", \"as\": \"anonymous\" }",
                                "{ \"route\": \"orders/open\", \"auth\": \"none\" }"),
                        testCase(
                                "without a key nothing tells the tenant",
                                "{ \"method\": \"GET\", \"url\": \"http://shared.localhost/admin\", \"as\": \"anonymous\" }",
                                "{ \"status\": 401 }"),
                        testCase(
                                "a key in the query is none here",
                                "{ \"method\": \"GET\", \"path\": \"/orders/1\", \"as\": { \"api-key\": { \"in\": \"query\" } } }",
                                "{ \"route\": \"orders/get\", \"status\": 401 }"),
                        testCase(
                                "the path is malformed",
                                "{ \"method\": \"GET\", \"path\": \"/..\" }",
                                "{ \"status\": 400 }"),
                        testCase(
                                "nobody's host",
                                "{ \"method\": \"GET\", \"url\": \"http://nobody.localhost/\" }",
                                "{ \"status\": 421 }")));
        assertThat(report.results())
                .hasSize(8)
                .allSatisfy(result ->
                        assertThat(result.mismatches()).as(result.name()).isEmpty());
    }

    private static RouteTestReport failing() {
        RouteTestReport report = run(
                "",
                String.join(
                        ",",
                        testCase(
                                "passes",
                                "{ \"method\": \"GET\", \"path\": \"/orders/1\" }",
                                "{ \"route\": \"orders/get\" }"),
                        testCase(
                                "<another> & \\\"route\\\"",
                                "{ \"method\": \"GET\", \"path\": \"/orders/open\" }",
                                "{ \"route\": \"orders/get\" }"),
                        testCase(
                                "much else",
                                "{ \"method\": \"PUT\", \"path\": \"/orders/1\" }",
                                "{ \"upstream\": \"read\", \"parameters\": { \"id\": \"2\" }, \"auth\": \"none\","
                                        + " \"limits\": { \"plan-day\": 1, \"key-1m\": 5 } }"),
                        testCase(
                                "no route",
                                "{ \"method\": \"GET\", \"path\": \"/nothing\" }",
                                "{ \"route\": \"orders/get\", \"upstream\": \"read\" }"),
                        testCase(
                                "a route where none should be",
                                "{ \"method\": \"GET\", \"path\": \"/orders/1\" }",
                                "{ \"status\": 404 }"),
                        testCase(
                                "other methods",
                                "{ \"method\": \"DELETE\", \"path\": \"/orders/1\" }",
                                "{ \"status\": 405, \"allow\": [\"GET\"] }"),
                        testCase(
                                "not let in",
                                "{ \"method\": \"GET\", \"path\": \"/orders/1\", \"as\": \"anonymous\" }",
                                "{ \"route\": \"orders/get\" }")));
        return new RouteTestReport(report.results(), Duration.ofMillis(7).toNanos());
    }

    @Test
    void aFailureSaysWhatWasExpectedWhatCameAndWhereThatIsWritten() throws IOException {
        Expected.text("check-routes.txt", RouteTestText.render(failing()));
        Expected.text("check-routes.json", TableJson.pretty(RouteTestJson.write(failing())));
    }

    @Test
    void theXmlIsWellFormedAndCounts() throws Exception {
        String xml = JunitXml.render(failing());
        Expected.text("check-routes.xml", xml);
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("7");
        assertThat(suite.getAttribute("failures")).isEqualTo("6");
        Element second = (Element) document.getElementsByTagName("testcase").item(1);
        assertThat(second.getAttribute("name")).isEqualTo("<another> & \"route\"");
    }

    @Test
    void whatXmlCannotHoldIsReplaced() throws Exception {
        String name = "bell \\u0007 half \\ud800 pair \\ud83d\\ude00";
        RouteTestReport report =
                run("", testCase(name, "{ \"method\": \"GET\", \"path\": \"/\" }", "{ \"route\": \"orders/get\" }"));
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitXml.render(report))));
        Element only = (Element) document.getElementsByTagName("testcase").item(0);
        assertThat(only.getAttribute("name")).isEqualTo("bell \uFFFD half \uFFFD pair \uD83D\uDE00");
        assertThat(RouteTestText.render(report)).contains("bell \uFFFD half \uFFFD pair");
    }

    @Test
    void aFilterTakesFilesAndNames() {
        String two = testCase(
                        "Read", "{ \"method\": \"GET\", \"path\": \"/orders/1\" }", "{ \"route\": \"orders/get\" }")
                + ","
                + testCase(
                        "Write", "{ \"method\": \"PUT\", \"path\": \"/orders/1\" }", "{ \"route\": \"orders/put\" }");
        assertThat(run("wRiTe", two).results()).extracting(CaseResult::name).containsExactly("Write");
        assertThat(run("orders.test", two).results()).hasSize(2);
        assertThat(run("nothing", two).results()).isEmpty();
    }

    @Test
    void tenThousandCasesTakeLessThanASecond() {
        String cases = IntStream.range(0, 10_000)
                .mapToObj(i -> testCase(
                        "case " + i,
                        "{ \"method\": \"GET\", \"path\": \"/orders/" + i + "\" }",
                        "{ \"route\": \"orders/get\", \"parameters\": { \"id\": \"" + i + "\" } }"))
                .collect(Collectors.joining(","));
        Map<String, String> files = new TreeMap<>(TREE);
        files.put("acme/orders.test.json", "{ \"cases\": [" + cases + "] }");
        Compiled compiled = Trees.compiled(Trees.of(files));
        // The thread's own time, which does not depend on what else the machine does.
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long began = clock.getCurrentThreadCpuTime();
        RouteTestReport report = new RouteTestRun(compiled).run("");
        Duration took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - began);
        assertThat(report.failed()).isZero();
        assertThat(report.results()).hasSize(10_000);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }
}
