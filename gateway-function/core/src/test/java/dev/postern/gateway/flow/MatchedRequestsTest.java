package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.Condition;
import dev.postern.config.match.Condition.Part;
import dev.postern.config.match.Conditions;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.http.HttpLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// R2, R3, X8: hosts, headers and queries lead to their routes over real HTTP. Every route has an upstream of its own,
/// which answers with its port.
class MatchedRequestsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final Map<String, TestUpstream> UPSTREAMS = new LinkedHashMap<>();
    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT);
        TenantTable acme = tenant(
                ACME,
                List.of("acme.localhost", "*.acme.localhost", "pay.acme.localhost", "+shared.localhost"),
                route("plain", "", "", AuthConfig.NONE),
                route("v2", "", "h:x-version=2", AuthConfig.NONE),
                route("v2-b", "", "h:x-version=2 q:preview=a+b", AuthConfig.NONE),
                route("named", "", "h:x-version", AuthConfig.NONE),
                route("spaced", "", "h:x-version=2+beta", AuthConfig.NONE),
                route("preview", "", "q:preview=a+b", AuthConfig.NONE),
                route("pay", "pay.acme.localhost", "h:x-pay", AuthConfig.NONE),
                route("shop", "*.acme.localhost,acme.localhost", "h:x-shop", AuthConfig.NONE),
                route("on-shared", "shared.localhost", "h:x-shared", Tables.BY_KEY));
        TenantTable globex = tenant(
                GLOBEX,
                List.of("globex.localhost", "+shared.localhost"),
                route("globex", "", "", AuthConfig.NONE),
                route("globex-own", "globex.localhost", "h:x-shared", AuthConfig.NONE));
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>(Map.of(ACME, acme, GLOBEX, globex));
        GatewayUnderTest.await(gateway.live.swap(GatewayUnderTest.bundle(new RoutingTable(tenants))));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @ParameterizedTest(name = "{0} {1} with {2}: {3}")
    @CsvSource({
        "acme.localhost,     '',                  '',                              plain",
        "acme.localhost,     '',                  'X-Version: 2',                  v2",
        "acme.localhost,     '',                  'x-VERSION:   2  ',              v2", // white space is not the
        // value's
        "acme.localhost,     '',                  'X-Version: 3',                  named",
        "acme.localhost,     '',                  'X-Version: 2 beta',             spaced",
        "acme.localhost,     '',                  'X-Version: 2|X-Version: 2',     v2", // the same said twice
        "acme.localhost,     '',                  'X-Version: 2|X-Version: 3',     named", // both, so neither
        "acme.localhost,     '',                  'X-Version: 3|X-Version: 2',     named",
        "acme.localhost,     '',                  'X-Version: 2, 2',               named", // a list is one value
        "acme.localhost,     '',                  'X-Version:',                    named", // empty, but there
        "acme.localhost,     '',                  'X-Version: 2|Connection: x-version, close', plain", // it ends here
        "acme.localhost,     '',                  'X-Version: 2|Connection: close', v2",
        "acme.localhost,     '?preview=a%20b',    '',                              preview",
        "acme.localhost,     '?x&preview=a+b',    '',                              preview",
        "acme.localhost,     '?pr%65view=a+b',    'X-Version: 2',                  v2-b",
        "acme.localhost,     '?preview=a&preview=a+b', '',                         plain",
        "acme.localhost,     '?preview=a%2',      '',                              plain",
        "acme.localhost,     '?Preview=a+b',      '',                              plain",
        "pay.acme.localhost, '',                  'X-Pay: 1',                      pay",
        "acme.localhost,     '',                  'X-Pay: 1',                      plain", // it does not answer here
        "x.acme.localhost,   '',                  'X-Pay: 1',                      plain",
        "x.acme.localhost,   '',                  'X-Shop: 1',                     shop",
        "pay.acme.localhost, '',                  'X-Shop: 1',                     plain",
        "globex.localhost,   '',                  'X-Version: 2',                  globex", // acme's conditions are
        // acme's
        "globex.localhost,   '',                  'X-Shared: 1',                   globex-own",
    })
    void aRequestReachesTheUpstreamOfItsRoute(String host, String query, String headers, String route)
            throws Exception {
        String[] lines = headers.isEmpty() ? new String[0] : headers.split("[|]", -1);
        RawClient.Reply reply = RawClient.request(gateway.port(), "GET", "/port" + query, host, lines);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(name(reply.body())).isEqualTo(route);
    }

    @Test
    void aSharedHostLeadsOnlyToTheTenantInsideTheKey() throws Exception {
        String acme = "X-API-Key: " + gateway.key(ACME);
        String globex = "X-API-Key: " + gateway.key(GLOBEX);
        assertThat(shared("X-Shared: 1", acme)).isEqualTo("on-shared");
        // globex has a route for that header too, but not on this host; and acme's is not globex's.
        assertThat(shared("X-Shared: 1", globex)).isEqualTo("globex");
        assertThat(RawClient.request(gateway.port(), "GET", "/port", "shared.localhost", "X-Shared: 1")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anotherTenantsHostIsNeverReachedByHeaders() throws Exception {
        String globex = "X-API-Key: " + gateway.key(GLOBEX);
        RawClient.Reply reply = RawClient.request(
                gateway.port(), "GET", "/port", "pay.acme.localhost", globex, "X-Forwarded-Host: globex.localhost");
        assertThat(name(reply.body())).isEqualTo("plain");
    }

    private static String shared(String... headers) throws Exception {
        return name(RawClient.request(gateway.port(), "GET", "/port", "shared.localhost", headers)
                .body());
    }

    private static String name(String port) {
        return UPSTREAMS.entrySet().stream()
                .filter(upstream -> Integer.toString(upstream.getValue().port()).equals(port))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("nobody: " + port);
    }

    private static TenantTable tenant(TenantId id, List<String> hosts, RouteTable... routes) {
        List<UpstreamTable> upstreams = Arrays.stream(routes)
                .map(route -> new UpstreamTable(
                        "api",
                        route.upstream(),
                        List.of(new Target(
                                new TargetAddress(
                                        "127.0.0.1",
                                        Objects.requireNonNull(UPSTREAMS.get(route.upstream()))
                                                .port()),
                                1)),
                        new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(21))))
                .toList();
        List<HostClaim> claims = hosts.stream()
                .map(host -> new HostClaim(pattern(host.replace("+", "")), host.startsWith("+")))
                .toList();
        return new TenantTable(id, new PlanTable("pro", 100_000, 1_000_000), claims, upstreams, List.of(routes));
    }

    private static HostPattern pattern(String host) {
        return HostPattern.parse(host).orElseThrow();
    }

    /// @param hosts      with commas between; empty for all
    /// @param conditions as `h:name=value` and `q:name=value`, `+` for a space
    private static RouteTable route(String id, String hosts, String conditions, PolicyConfig policy) throws Exception {
        UPSTREAMS.put(id, TestUpstream.start(gateway.vertx));
        List<Condition> all = new ArrayList<>();
        for (String condition : conditions.isEmpty() ? new String[0] : conditions.split(" ", -1)) {
            String[] parts = condition.substring(2).split("=", 2);
            all.add(new Condition(
                    condition.startsWith("h:") ? Part.HEADER : Part.QUERY,
                    parts[0],
                    parts.length == 1 ? Optional.empty() : Optional.of(parts[1].replace('+', ' '))));
        }
        return new RouteTable(
                "api",
                id,
                Arrays.stream(hosts.isEmpty() ? new String[0] : hosts.split(",", -1))
                        .map(MatchedRequestsTest::pattern)
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(),
                new PathPattern(List.of(new PathPattern.Literal("port"))),
                new Conditions(all),
                id,
                List.of(policy));
    }
}
