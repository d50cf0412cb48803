package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Generous limits in time: without the budget each of these takes minutes.
class DiffWorkTest {
    private static RouteTable route(String id, List<String> methods, List<Segment> path, String upstream) {
        return new RouteTable(
                "api", id, new TreeSet<>(methods), new PathPattern(path), upstream, List.of(AuthConfig.NONE));
    }

    private static RoutingTable table(List<RouteTable> routes) {
        return new RoutingTable(new TreeMap<>(Map.of(Tables.tenant(routes).id(), Tables.tenant(routes))));
    }

    private static RoutingTable hardExpressions(String regex) {
        List<RouteTable> routes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Rest rest = new Rest("p", LinearRegex.parse(regex));
            routes.add(route("r" + i, List.of("GET"), List.of(new Literal("k" + i), rest), "one"));
        }
        routes.add(route("all", List.of("GET"), List.of(new Rest("p", Optional.empty())), "one"));
        return table(routes);
    }

    private static RoutingTable overlapping(List<String> methods, String odd) {
        List<RouteTable> routes = new ArrayList<>();
        for (int i = 0; i < 512; i++) {
            int bits = i;
            List<Segment> path = IntStream.range(0, 9)
                    .<Segment>mapToObj(at ->
                            ((bits >> at) & 1) == 1 ? new Parameter("p" + at, Optional.empty()) : new Literal("l"))
                    .toList();
            routes.add(route("r" + i, methods, path, i % 2 == 1 ? odd : "one"));
        }
        return table(routes);
    }

    @Test
    @Timeout(60)
    void hardExpressionsAreTooComplexToTellAndSoBreaking() {
        Diff diff = Sides.diff(hardExpressions(".*(x|y).{11}"), hardExpressions(".*(x|z).{11}"));
        assertThat(diff.verdict()).isEqualTo(Verdict.BREAKING);
        assertThat(diff.changes())
                .filteredOn(change -> change.kind() == ChangeKind.MATCH_NARROWED)
                .hasSize(40)
                .anySatisfy(change -> assertThat(change.after()).contains("too complex to compare"));
    }

    @Test
    @Timeout(60)
    void manyRoutesThatOverlapAreTooComplexToTellOnceARoute() {
        Diff diff = Sides.diff(overlapping(List.of("GET"), "two"), overlapping(List.of("GET", "POST"), "two"));
        assertThat(diff.verdict()).isEqualTo(Verdict.BREAKING);
        assertThat(diff.changes())
                .filteredOn(change -> change.after().contains("too complex to compare"))
                .extracting(Change::subject)
                .doesNotHaveDuplicates()
                .hasSizeBetween(100, 512);
    }
}
