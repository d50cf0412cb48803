package dev.postern.config.table;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Tables for tests.
final class Tables {
    private Tables() {}

    static RoutingTable table(TenantTable... tenants) {
        TreeMap<TenantId, TenantTable> byId = new TreeMap<>();
        Arrays.stream(tenants).forEach(tenant -> byId.put(tenant.id(), tenant));
        return new RoutingTable(byId);
    }

    /// A tenant with a bit of everything; hosts beginning with `+` are shared.
    static TenantTable tenant(String id, String... hosts) {
        return new TenantTable(
                new TenantId(id),
                new PlanTable("pro", 30_000, 2_000_000),
                Arrays.stream(hosts).map(Tables::claim).toList(),
                List.of(upstream("orders", "main"), upstream("orders", "archive"), upstream("files", "main")),
                List.of(
                        route("orders", "list", Set.of("GET"), List.of(new Literal("orders")), "main"),
                        route(
                                "orders",
                                "get",
                                Set.of("GET", "DELETE"),
                                List.of(new Literal("orders"), new Parameter("id", regex("[0-9]+"))),
                                "archive"),
                        route(
                                "files",
                                "all",
                                Set.of(),
                                List.of(
                                        new Literal("caf%C3%A9"),
                                        new Parameter("folder", Optional.empty()),
                                        new Rest("path", regex(".+[.]pdf"))),
                                "main"),
                        route("files", "rest", Set.of(), List.of(new Rest("any", Optional.empty())), "main"),
                        route("files", "root", Set.of(), List.of(), "main")));
    }

    /// A tenant with hosts and nothing else.
    static TenantTable bare(String id, String... hosts) {
        return new TenantTable(
                new TenantId(id),
                new PlanTable("pro", 30_000, 2_000_000),
                Arrays.stream(hosts).map(Tables::claim).toList(),
                List.of(),
                List.of());
    }

    private static HostClaim claim(String host) {
        boolean shared = host.startsWith("+");
        return new HostClaim(
                HostPattern.parse(shared ? host.substring(1) : host).orElseThrow(), shared);
    }

    private static UpstreamTable upstream(String api, String name) {
        return new UpstreamTable(
                api,
                name,
                List.of(
                        new Target(new TargetAddress("orders-1.internal", 8080), 3),
                        new Target(new TargetAddress("::1", 80), 1)),
                new Timeouts(Duration.ofSeconds(1), Duration.ofMillis(1_500), Duration.ofDays(1)));
    }

    private static RouteTable route(
            String api, String id, Set<String> methods, List<PathPattern.Segment> path, String upstream) {
        return new RouteTable(
                api,
                id,
                new TreeSet<>(methods),
                new PathPattern(path),
                upstream,
                List.of(
                        new RateLimitConfig(List.of(
                                new Limit(Limit.PLAN_MINUTE, "", Scope.KEY, 30_000, Window.MINUTE),
                                new Limit("all", api + "/" + id, Scope.ROUTE, Long.MAX_VALUE, Window.SECOND))),
                        new AuthConfig(List.of(new AuthConfig.ApiKey(id.equals("get"))))));
    }

    private static Optional<LinearRegex> regex(String source) {
        return Optional.of(LinearRegex.parse(source).orElseThrow());
    }
}
