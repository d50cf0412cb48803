package dev.postern.devstack.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import dev.postern.config.value.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DemoCallTest {
    private static final AuthConfig KEY = new AuthConfig(List.of(new AuthConfig.ApiKey(false)));

    @Test
    void isTheSampleOfAcme() {
        RoutingTable table = table(
                tenant("aaa", "aaa.localhost", route("GET", KEY, new Literal("first"))),
                tenant(
                        "acme",
                        "acme.localhost",
                        route("GET", KEY, new Literal("orders")),
                        route("POST", KEY, new Literal("orders"), parameter("posted")),
                        route("GET", KEY, new Literal("orders"), parameter("orderId"))));

        DemoCall call = DemoCall.of(table).orElseThrow();

        assertThat(call).isEqualTo(new DemoCall(new TenantId("acme"), "acme.localhost", "/orders/42", true));
        assertThat(call.curl("psk_x", 8080))
                .isEqualTo("curl -H \"X-API-Key: psk_x\" http://acme.localhost:8080/orders/42");
    }

    @Test
    void isTheFirstTenantsWithoutAcme() {
        RoutingTable table = table(
                tenant("bbb", "bbb.example", route("POST", KEY, new Literal("only-posted"))),
                tenant("ccc", "ccc.example", route("GET", AuthConfig.NONE, new Literal("a;b"))));

        DemoCall call = DemoCall.of(table).orElseThrow();

        assertThat(call.curl("psk_x", 80)).isEqualTo("curl -H \"Host: ccc.example\" 'http://localhost:80/a;b'");
    }

    static Stream<Arguments> fillings() {
        return Stream.of(
                Arguments.of("/42", List.of(parameter("any"))),
                Arguments.of("/a", List.of(parameter("letters", "[a-z]"))),
                Arguments.of("/files/42", List.of(new Literal("files"), new Rest("path", Optional.empty()))),
                Arguments.of("/", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fillings")
    void fillsParametersWithWhatTheyTake(String path, List<Segment> segments) {
        RoutingTable table = table(tenant("t", "t.localhost", route("GET", KEY, segments.toArray(Segment[]::new))));

        assertThat(DemoCall.of(table)).map(DemoCall::path).contains(path);
    }

    @Test
    void isNoneWhereNoRouteCanBeFilledIn() {
        RoutingTable table = table(tenant("t", "t.localhost", route("GET", KEY, parameter("odd", "zq{7}"))));

        assertThat(DemoCall.of(table)).isEmpty();
    }

    private static Parameter parameter(String name) {
        return new Parameter(name, Optional.empty());
    }

    private static Parameter parameter(String name, String regex) {
        return new Parameter(name, LinearRegex.parse(regex));
    }

    private static RouteTable route(String method, AuthConfig auth, Segment... path) {
        return new RouteTable(
                "api", "id", new TreeSet<>(List.of(method)), new PathPattern(List.of(path)), "upstream", List.of(auth));
    }

    private static TenantTable tenant(String id, String host, RouteTable... routes) {
        return new TenantTable(
                new TenantId(id),
                new PlanTable("basic", 10, 100),
                List.of(new HostClaim(HostPattern.parse(host).orElseThrow(), false)),
                List.of(),
                List.of(routes));
    }

    private static RoutingTable table(TenantTable... tenants) {
        TreeMap<TenantId, TenantTable> byId = new TreeMap<>();
        Arrays.stream(tenants).forEach(tenant -> byId.put(tenant.id(), tenant));
        return new RoutingTable(byId);
    }
}
