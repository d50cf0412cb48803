package dev.postern.gateway.flow;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
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
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Routing tables for tests, as the compiler would make them.
final class Tables {
    static final TenantId ACME = new TenantId("acme");
    static final TenantId GLOBEX = new TenantId("globex");
    static final RateLimitConfig PLAN = new RateLimitConfig(List.of(
            new Limit(Limit.PLAN_DAY, "", Scope.KEY, 1_000_000, Window.DAY),
            new Limit(Limit.PLAN_MINUTE, "", Scope.KEY, 100_000, Window.MINUTE)));
    static final AuthConfig BY_KEY = new AuthConfig(List.of(new AuthConfig.ApiKey(false)));
    static final AuthConfig BY_KEY_IN_QUERY = new AuthConfig(List.of(new AuthConfig.ApiKey(true)));

    private Tables() {}

    /// Two tenants; `acme` has a route of each sort, `globex` one behind a key; both share `shared.localhost`.
    static RoutingTable table(int upstreamPort, int deadPort) {
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        List<UpstreamTable> upstreams = List.of(
                upstream("dead", deadPort, Duration.ofSeconds(5)),
                upstream("main", upstreamPort, Duration.ofSeconds(20)),
                upstream("slow", upstreamPort, Duration.ofMillis(300)));
        tenants.put(
                ACME,
                new TenantTable(
                        ACME,
                        new PlanTable("pro", 100_000, 1_000_000),
                        hosts("acme.localhost"),
                        upstreams,
                        List.of(
                                route("broken", "/dead/{rest*}", "dead", methods(), AuthConfig.NONE),
                                route("delete", "/orders/{id}", "main", methods("DELETE"), BY_KEY, PLAN),
                                route("get", "/orders/{id}", "main", methods("GET"), BY_KEY, PLAN),
                                route("open", "/open/{rest*}", "main", methods(), AuthConfig.NONE),
                                route("query", "/query", "main", methods("GET"), BY_KEY_IN_QUERY, PLAN),
                                route("slow", "/slow/{rest*}", "slow", methods(), AuthConfig.NONE))));
        tenants.put(
                GLOBEX,
                new TenantTable(
                        GLOBEX,
                        new PlanTable("basic", 100_000, 1_000_000),
                        hosts("globex.localhost"),
                        List.of(upstream("main", upstreamPort, Duration.ofSeconds(20))),
                        List.of(route("invoice", "/invoices/{id}", "main", methods("GET"), BY_KEY, PLAN))));
        return new RoutingTable(tenants);
    }

    /// `acme` with a route to one upstream, one to another, and one behind a key; `globex` as it always is.
    ///
    /// @param otherPort where `/other` leads; 0 leaves that route and its upstream out
    static RoutingTable reloaded(int upstreamPort, int otherPort) {
        List<UpstreamTable> upstreams =
                new ArrayList<>(List.of(upstream("main", upstreamPort, Duration.ofSeconds(20))));
        List<RouteTable> routes = new ArrayList<>(List.of(
                route("get", "/orders/{id}", "main", methods("GET"), BY_KEY, PLAN),
                route("open", "/open/{rest*}", "main", methods(), AuthConfig.NONE)));
        if (otherPort != 0) {
            upstreams.add(upstream("other", otherPort, Duration.ofSeconds(20)));
            routes.add(route("other", "/other/{rest*}", "other", methods(), AuthConfig.NONE));
        }
        TreeMap<TenantId, TenantTable> tenants =
                new TreeMap<>(table(upstreamPort, upstreamPort).tenants());
        PlanTable plan = new PlanTable("pro", 100_000, 1_000_000);
        tenants.put(ACME, new TenantTable(ACME, plan, hosts("acme.localhost"), upstreams, routes));
        return new RoutingTable(tenants);
    }

    private static List<HostClaim> hosts(String own) {
        return List.of(
                new HostClaim(new HostPattern(own, false), false),
                new HostClaim(new HostPattern("shared.localhost", false), true));
    }

    private static UpstreamTable upstream(String name, int port, Duration firstByte) {
        return new UpstreamTable(
                "api",
                name,
                List.of(new Target(new TargetAddress("127.0.0.1", port), 1)),
                new Timeouts(Duration.ofSeconds(1), firstByte, firstByte.plusMillis(500)));
    }

    private static RouteTable route(
            String id, String path, String upstream, SortedSet<String> methods, PolicyConfig... policies) {
        return new RouteTable("api", id, methods, pattern(path), upstream, List.of(policies));
    }

    private static SortedSet<String> methods(String... names) {
        return new TreeSet<>(List.of(names));
    }

    private static PathPattern pattern(String path) {
        List<Segment> segments = new ArrayList<>();
        for (String part : path.substring(1).split("/", -1)) {
            segments.add(segment(part));
        }
        return new PathPattern(segments);
    }

    private static Segment segment(String part) {
        if (!part.startsWith("{")) {
            return new Literal(part);
        }
        String name = part.substring(1, part.length() - 1);
        return name.endsWith("*")
                ? new Rest(name.substring(0, name.length() - 1), Optional.empty())
                : new Parameter(name, Optional.empty());
    }
}
