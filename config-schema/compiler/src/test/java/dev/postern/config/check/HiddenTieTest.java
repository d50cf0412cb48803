package dev.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.Trees;
import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.Compiler;
import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.Standing;
import dev.postern.config.table.TableMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What compiles has no tie: no small request to a random tree is one that two routes take with equal right.
class HiddenTieTest {
    private static final int TREES = 120;
    private static final List<String> SEGMENTS = List.of("a", "b", "{p}", "{p:a|b}", "{p:ab?}", "{p:[ab]+}", "{p:b|c}");
    private static final List<String> ENDS =
            List.of("", "", "", "/", "/{r*}", "/{r*:a.*}", "/{r*:[^c]*}", "/{r*:a|b/c|}");
    private static final List<String> METHODS =
            List.of("", "\"GET\"", "\"GET\"", "\"GET\", \"PUT\"", "\"HEAD\"", "\"PUT\"");
    private static final List<String> CONDITIONS = List.of(
            "",
            "",
            ", \"headers\": { \"A\": \"1\" }",
            ", \"headers\": { \"A\": \"1\", \"B\": \"1\" }",
            ", \"query\": { \"v\": \"1\" }");

    private final Random random = new Random(11);

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String route(int number) {
        StringBuilder path = new StringBuilder("/").append(pick(SEGMENTS));
        if (random.nextBoolean()) {
            path.append('/').append(pick(SEGMENTS).replace("{p", "{q"));
        }
        return "{ \"id\": \"r%d\", \"match\": { \"methods\": [%s], \"path\": \"%s\"%s }, \"upstream\": \"u\" }"
                .formatted(number, pick(METHODS), path + pick(ENDS), pick(CONDITIONS))
                .replace("\"methods\": [], ", "");
    }

    private String api(String name, String base, String hosts, int routes) {
        return """
            {
              "api": "%s", "basePath": "%s"%s,
              "upstreams": { "u": { "targets": [{ "url": "http://u.internal:80" }] } },
              "policies": { "auth": "none" },
              "routes": [%s]
            }
            """.formatted(
                        name,
                        base,
                        hosts,
                        IntStream.range(0, routes).mapToObj(this::route).collect(Collectors.joining(",")));
    }

    private Map<String, String> tree() {
        String own = random.nextBoolean() ? "" : ", \"hosts\": [\"one.test\"]";
        return Map.of(
                "platform.json",
                "{ \"plans\": { \"basic\": { \"keyLimits\": { \"perMinute\": 100, \"perDay\": 1000 } } } }",
                "t/tenant.json",
                "{ \"tenant\": \"t\", \"plan\": \"basic\", \"hosts\": [\"one.test\", \"two.test\"] }",
                "t/a.api.json",
                api("a", "/", own, 3 + random.nextInt(3)),
                "t/b.api.json",
                api("b", "/a", "", 1));
    }

    private static List<GivenRequest> requests() {
        List<GivenRequest> requests = new ArrayList<>();
        List<String> segments = List.of("", "/", "/a", "/b", "/c", "/ab");
        for (String host : List.of("one.test", "two.test")) {
            for (String first : segments.subList(1, segments.size())) {
                for (String second : first.equals("/") ? List.of("") : segments) {
                    for (String method : List.of("GET", "HEAD", "PUT", "POST")) {
                        for (String query : List.of("", "?v=1")) {
                            requests.add(request(method, host, first + second + query, List.of()));
                            requests.add(request(method, host, first + second + query, List.of("A: 1", "B: 1")));
                        }
                    }
                }
            }
        }
        return requests;
    }

    private static GivenRequest request(String method, String host, String target, List<String> headers) {
        return GivenRequest.of(method, host, target, headers).orElseThrow();
    }

    @Test
    void noRequestToATreeThatCompilesTies() {
        List<GivenRequest> requests = requests();
        int compiled = 0;
        for (int tree = 0; tree < TREES; tree++) {
            Map<String, String> files = tree();
            if (Compiler.compile(Trees.of(files), CompileOptions.NONE) instanceof Compiled result) {
                compiled++;
                TableMatcher matcher = new TableMatcher(result.table());
                assertThat(requests)
                        .as("%s", files)
                        .noneMatch(request -> matcher.candidates(request).stream()
                                .anyMatch(candidate -> candidate.standing() instanceof Standing.Tied));
            }
        }
        assertThat(compiled).isGreaterThan(TREES / 3);
    }
}
