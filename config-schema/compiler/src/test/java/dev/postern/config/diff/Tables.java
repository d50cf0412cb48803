package dev.postern.config.diff;

import dev.postern.config.match.Condition;
import dev.postern.config.match.Conditions;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Random routes of one tenant that hold no tie, and random changes of them.
final class Tables {
    private static final List<List<String>> METHODS = List.of(
            List.of(), List.of("GET"), List.of("GET"), List.of("POST"), List.of("HEAD", "PUT"), List.of("GET", "POST"));
    private static final TenantId ACME = new TenantId("acme");
    private static final HostPattern LOCAL = new HostPattern("acme.localhost", false);
    private static final HostPattern BELOW = new HostPattern("acme.com", true);
    private static final HostPattern EXACT = new HostPattern("a.acme.com", false);
    private static final List<Condition> CONDITIONS = List.of(
            new Condition(Condition.Part.HEADER, "x", Optional.of("1")),
            new Condition(Condition.Part.HEADER, "x", Optional.of("2")),
            new Condition(Condition.Part.HEADER, "x", Optional.empty()),
            new Condition(Condition.Part.QUERY, "v", Optional.of("1")));

    private final Random random;

    Tables(Random random) {
        this.random = random;
    }

    static TenantTable tenant(List<RouteTable> routes) {
        return tenant(routes, false);
    }

    /// @param more whether an exact host stands below the wildcard
    static TenantTable tenant(List<RouteTable> routes, boolean more) {
        List<HostPattern> hosts = more ? List.of(LOCAL, BELOW, EXACT) : List.of(LOCAL, BELOW);
        return new TenantTable(
                ACME,
                new PlanTable("basic", 100, 1_000),
                hosts.stream().map(host -> new HostClaim(host, false)).toList(),
                List.of(upstream("one", 1), upstream("two", 2), upstream("same", 1)),
                routes);
    }

    private static UpstreamTable upstream(String name, int port) {
        Timeouts timeouts = new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
        return new UpstreamTable("api", name, List.of(new Target(new TargetAddress("h", port), 1)), timeouts);
    }

    List<RouteTable> routes() {
        List<RouteTable> routes = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(5); i++) {
            routes.add(route("r" + i));
        }
        return withoutTies(routes);
    }

    /// One to three routes added, removed, renamed, or changed in one way.
    List<RouteTable> changed(List<RouteTable> base) {
        List<RouteTable> routes = new ArrayList<>(base);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = routes.isEmpty() ? 0 : random.nextInt(routes.size());
            RouteTable other = route("new" + i);
            int what = routes.isEmpty() ? 0 : random.nextInt(8);
            RouteTable route = routes.isEmpty() ? other : routes.get(at);
            switch (what) {
                case 0 -> routes.add(other);
                case 1 -> routes.remove(at);
                case 2 -> routes.set(at, with(route, other.id(), route, route, route));
                case 3 -> routes.set(at, with(route, route.id(), other, route, route));
                case 4 -> routes.set(at, with(route, route.id(), route, other, route));
                case 5 -> routes.set(at, with(route, route.id(), route, route, other));
                case 6 -> routes.set(at, with(route, other.id(), other, route, route));
                default ->
                    routes.set(
                            at,
                            new RouteTable(
                                    route.api(),
                                    route.id(),
                                    other.hosts(),
                                    other.methods(),
                                    route.path(),
                                    other.conditions(),
                                    route.upstream(),
                                    route.policies()));
            }
        }
        return withoutTies(routes);
    }

    private static RouteTable with(
            RouteTable route, String id, RouteTable path, RouteTable upstream, RouteTable policies) {
        List<PolicyConfig> own = policies.policies().stream()
                .map(policy -> policy instanceof RateLimitConfig limits ? limitsOf(id, limits) : policy)
                .toList();
        return new RouteTable(
                route.api(),
                id,
                route.hosts(),
                route.methods(),
                path.path(),
                route.conditions(),
                upstream.upstream(),
                own);
    }

    private static RateLimitConfig limitsOf(String id, RateLimitConfig limits) {
        return new RateLimitConfig(limits.limits().stream()
                .map(limit -> new Limit(limit.name(), "api/" + id, limit.per(), limit.requests(), limit.window()))
                .toList());
    }

    private RouteTable route(String id) {
        List<Segment> segments = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            segments.add(segment());
        }
        if (random.nextInt(4) == 0) {
            segments.add(new Rest("r", random.nextBoolean() ? Optional.empty() : LinearRegex.parse("a.*")));
        } else if (random.nextInt(6) == 0 && !segments.isEmpty()) {
            segments.add(new Literal(""));
        }
        List<PolicyConfig> policies = new ArrayList<>();
        policies.add(random.nextInt(3) == 0 ? AuthConfig.NONE : new AuthConfig(List.of(new AuthConfig.ApiKey(false))));
        if (random.nextInt(3) == 0) {
            int requests = 1 + random.nextInt(2);
            policies.add(
                    new RateLimitConfig(List.of(new Limit("l", "api/" + id, Scope.ROUTE, requests, Window.MINUTE))));
        }
        return new RouteTable(
                "api",
                id,
                hosts(),
                new TreeSet<>(METHODS.get(random.nextInt(METHODS.size()))),
                new PathPattern(segments),
                conditions(),
                List.of("one", "two", "same").get(random.nextInt(3)),
                policies);
    }

    private SortedSet<HostPattern> hosts() {
        return switch (random.nextInt(6)) {
            case 0 -> new TreeSet<>(List.of(LOCAL));
            case 1 -> new TreeSet<>(List.of(BELOW));
            default -> new TreeSet<>();
        };
    }

    private Conditions conditions() {
        List<Condition> all = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            all.add(CONDITIONS.get(random.nextInt(3)));
        }
        if (random.nextInt(6) == 0) {
            all.add(CONDITIONS.getLast());
        }
        return new Conditions(all);
    }

    private Segment segment() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Literal("a");
            case 2 -> new Literal("b");
            case 3 -> new Parameter("p", LinearRegex.parse("a+"));
            case 4 -> new Parameter("p", LinearRegex.parse("[ab]"));
            default -> new Parameter("p", Optional.empty());
        };
    }

    /// The compiler refuses ties; here the later of two that may tie is left out.
    private static List<RouteTable> withoutTies(List<RouteTable> routes) {
        Map<String, List<RouteTable>> shapes = new TreeMap<>();
        List<RouteTable> kept = new ArrayList<>();
        TreeSet<String> ids = new TreeSet<>();
        for (RouteTable route : routes) {
            List<RouteTable> alike = shapes.computeIfAbsent(shape(route.path()), key -> new ArrayList<>());
            boolean ties = alike.stream().anyMatch(other -> mayTie(route, other));
            if (!ties && ids.add(route.id())) {
                alike.add(route);
                kept.add(route);
            }
        }
        return kept;
    }

    private static boolean mayTie(RouteTable one, RouteTable other) {
        boolean methods = one.methods().isEmpty()
                ? other.methods().isEmpty()
                : !Collections.disjoint(one.methods(), other.methods());
        boolean hosts =
                one.hosts().isEmpty() || other.hosts().isEmpty() || !Collections.disjoint(one.hosts(), other.hosts());
        boolean ordered = one.conditions().implies(other.conditions())
                != other.conditions().implies(one.conditions());
        return methods && hosts && !ordered && !one.conditions().excludes(other.conditions());
    }

    private static String shape(PathPattern path) {
        return path.toString().replaceAll(":[^}]*", ":").replaceAll("\\{[a-z]", "{");
    }
}
