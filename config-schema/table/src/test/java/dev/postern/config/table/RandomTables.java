package dev.postern.config.table;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.policy.Requirement;
import dev.postern.config.table.IssuerTable.Claims;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.table.IssuerTable.TenantClaim;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import dev.postern.config.value.TokenAlgorithm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

/// Any table there can be: one a seed.
final class RandomTables {
    private static final List<String> WORDS =
            List.of("a", "orders", "x-1", "caf%C3%A9", "%22", "a\"b", "\u00e9\u4e2d", "\ud83d\ude00", "\u2028", "\\");

    private static final List<String> ISSUERS = List.of("acme-id", "legacy");

    private final Random random;

    private RandomTables(long seed) {
        this.random = new Random(seed);
    }

    static Gen<RoutingTable> tables() {
        return SourceDSL.longs().all().map(seed -> new RandomTables(seed).table());
    }

    private RoutingTable table() {
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            TenantId id = new TenantId("t" + random.nextInt(1_000));
            tenants.put(id, tenant(id));
        }
        return new RoutingTable(tenants);
    }

    private TenantTable tenant(TenantId id) {
        List<String> apis = List.of("api", word());
        List<UpstreamTable> upstreams = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> new UpstreamTable(apis.get(i % 2), "u" + i, targets(), timeouts(), headers()))
                .toList();
        List<RouteTable> routes = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> route("r" + i, upstreams.get(random.nextInt(upstreams.size()))))
                .toList();
        PlanTable plan = new PlanTable(word(), positive(), positive());
        return new TenantTable(id, plan, hosts(id), issuers(), upstreams, routes);
    }

    private List<IssuerTable> issuers() {
        return ISSUERS.stream()
                .map(name -> new IssuerTable(
                        name,
                        word(),
                        pick(new KeySource[] {
                            new KeySource.Discovery(),
                            new KeySource.KeySet(word()),
                            new KeySource.SharedSecret("token-2", new TreeSet<>(Set.of(TokenAlgorithm.HS384)))
                        }),
                        Duration.ofSeconds(random.nextInt(300)),
                        new TreeSet<>(random.nextBoolean() ? Set.of() : Set.of(new ClaimPath("sub"))),
                        random.nextBoolean()
                                ? Optional.empty()
                                : Optional.of(new TenantClaim(new ClaimPath("org.id"), word())),
                        random.nextBoolean()
                                ? Claims.USUAL
                                : new Claims(new ClaimPath("a.b"), new ClaimPath("c"), new ClaimPath("scp"))))
                .toList();
    }

    private AuthConfig.Source source() {
        return random.nextBoolean()
                ? new AuthConfig.ApiKey(random.nextBoolean())
                : new AuthConfig.Jwt(
                        pick(ISSUERS.toArray(String[]::new)),
                        new TreeSet<>(random.nextBoolean() ? Set.of() : Set.of(word())),
                        new TreeSet<>(List.of(pick(TokenAlgorithm.values()), TokenAlgorithm.EDDSA)),
                        random.nextBoolean() ? Optional.empty() : Optional.of(word()));
    }

    private List<HostClaim> hosts(TenantId id) {
        List<HostClaim> hosts = new ArrayList<>();
        hosts.add(new HostClaim(new HostPattern(id + ".com", random.nextBoolean()), random.nextBoolean()));
        if (random.nextBoolean()) {
            hosts.add(new HostClaim(new HostPattern("api.localhost", false), true));
        }
        return hosts;
    }

    private List<Target> targets() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> new Target(
                        new TargetAddress(i == 0 ? "::1" : "h" + i, 1 + random.nextInt(65_535)),
                        1 + random.nextInt(Target.MOST_WEIGHT)))
                .toList();
    }

    private SortedMap<HeaderName, HeaderValue> headers() {
        TreeMap<HeaderName, HeaderValue> headers = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            HeaderName name = new HeaderName(pick(new String[] {"authorization", "x_y", "x-z"}));
            headers.put(
                    name,
                    random.nextBoolean()
                            ? new HeaderValue.SecretReference(pick(new String[] {"a", "token-2"}))
                            : new HeaderValue.Text(pick(new String[] {"~", "a \t\"b\\"})));
        }
        return headers;
    }

    private Timeouts timeouts() {
        return new Timeouts(
                Duration.ofMillis(1 + random.nextInt(5_000)),
                Duration.ofSeconds(1 + random.nextInt(60)),
                Timeouts.LONGEST);
    }

    private RouteTable route(String id, UpstreamTable upstream) {
        TreeSet<String> methods = new TreeSet<>();
        IntStream.range(0, random.nextInt(3))
                .forEach(i -> methods.add(List.of("GET", "PUT", "X").get(i)));
        List<PathPattern.Segment> path = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            path.add(
                    random.nextBoolean()
                            ? new PathPattern.Literal(word())
                            : new PathPattern.Parameter(word(), regex()));
        }
        if (random.nextBoolean()) {
            path.add(new PathPattern.Rest(word(), regex()));
        }
        return new RouteTable(upstream.api(), id, methods, new PathPattern(path), upstream.name(), policies());
    }

    private List<PolicyConfig> policies() {
        List<PolicyConfig> policies = new ArrayList<>();
        if (random.nextBoolean()) {
            policies.add(new RateLimitConfig(IntStream.range(0, random.nextInt(3))
                    .mapToObj(
                            i -> new Limit(word() + i, word(), pick(Scope.values()), positive(), pick(Window.values())))
                    .toList()));
        }
        if (random.nextBoolean()) {
            policies.add(
                    random.nextBoolean() ? AuthConfig.NONE : new AuthConfig(List.of(source()), random.nextBoolean()));
        }
        if (random.nextBoolean()) {
            policies.add(new RequireConfig(some(this::requirement)));
        }
        if (random.nextBoolean()) {
            policies.add(identity());
        }
        return policies;
    }

    private Requirement requirement() {
        return switch (random.nextInt(4)) {
            case 0 -> new Requirement.AnyOf(some(this::way));
            case 1 ->
                new Requirement.LoggedIn(
                        new TreeSet<>(random.nextBoolean() ? List.of() : some(this::word)),
                        new TreeSet<>(random.nextBoolean() ? List.of() : some(this::word)),
                        Optional.of(Duration.ofSeconds(1 + random.nextInt(9_000))));
            default -> simple();
        };
    }

    private Requirement way() {
        return random.nextBoolean() ? simple() : new Requirement.AllOf(some(this::simple));
    }

    private Requirement simple() {
        TreeSet<String> texts = new TreeSet<>(some(this::word));
        return random.nextBoolean()
                ? new Requirement.Named(pick(Requirement.Names.values()), random.nextBoolean(), texts)
                : new Requirement.Claim(new ClaimPath("a.b"), pick(Requirement.Claim.Test.values()), texts);
    }

    private IdentityConfig identity() {
        TreeMap<HeaderName, IdentityConfig.Fact> headers = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.put(new HeaderName("x-" + i), pick(new IdentityConfig.Fact[] {
                new IdentityConfig.Fact.Subject(),
                new IdentityConfig.Fact.Source(),
                new IdentityConfig.Fact.KeyId(),
                new IdentityConfig.Fact.List(pick(Requirement.Names.values())),
                new IdentityConfig.Fact.Claim(new ClaimPath("a.b"))
            }));
        }
        return new IdentityConfig(
                headers,
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new IdentityConfig.Token(
                                new HeaderName("x-token"), word(), Duration.ofSeconds(1 + random.nextInt(300)))),
                new TreeSet<>(
                        random.nextBoolean() ? List.of() : List.of(new HeaderName("x-1"), new HeaderName("x-9"))));
    }

    private <T> List<T> some(Supplier<T> one) {
        return Stream.generate(one).limit(1 + random.nextInt(3)).toList();
    }

    private Optional<LinearRegex> regex() {
        return random.nextBoolean()
                ? Optional.empty()
                : LinearRegex.parse(pick(new String[] {"[0-9]+", "a|b", ".*\\.pdf", "", "\u00e9"}));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private long positive() {
        return random.nextBoolean() ? 1 + random.nextInt(100) : 1 + (random.nextLong() >>> 1) / 2;
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
