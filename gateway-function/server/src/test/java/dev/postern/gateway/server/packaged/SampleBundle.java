package dev.postern.gateway.server.packaged;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.table.BundleWriter;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
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
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import dev.postern.config.value.TokenAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Two tenants like those of the sample: `acme` with orders and `globex` with invoices.
final class SampleBundle {
    static final long ACME_PER_MINUTE = 30_000;
    static final long ACME_PER_DAY = 3_000_000;
    /// Of the plan of the others.
    static final long BASIC_PER_MINUTE = 12_000;

    private SampleBundle() {}

    /// Writes a bundle whose upstreams are all at one port of loopback.
    static Path write(Path file, int upstreamPort) throws IOException {
        return Files.write(file, bytes(upstreamPort));
    }

    /// The same.
    ///
    /// @param more tenants that are there too, each like `globex`
    static byte[] bytes(int upstreamPort, String... more) {
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        for (TenantTable tenant : List.of(
                tenant("acme", "orders", new PlanTable("pro", ACME_PER_MINUTE, ACME_PER_DAY), upstreamPort),
                tenant("globex", "invoices", new PlanTable("basic", BASIC_PER_MINUTE, 2_000_000), upstreamPort))) {
            tenants.put(tenant.id(), tenant);
        }
        for (String id : more) {
            TenantTable tenant =
                    tenant(id, "invoices", new PlanTable("basic", BASIC_PER_MINUTE, 2_000_000), upstreamPort);
            tenants.put(tenant.id(), tenant);
        }
        return BundleWriter.write(new RoutingTable(tenants), "0123abc");
    }

    private static TenantTable tenant(String id, String api, PlanTable plan, int upstreamPort) {
        var host = new HostClaim(new HostPattern(id + ".localhost", false), false);
        var upstream = new UpstreamTable(
                api,
                "echo",
                List.of(new Target(new TargetAddress("127.0.0.1", upstreamPort), 1)),
                new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(30)));
        var auth = new AuthConfig(List.of(new AuthConfig.ApiKey(false)));
        var limits = new RateLimitConfig(List.of(
                new Limit(Limit.PLAN_DAY, "", Scope.KEY, plan.keyLimitPerDay(), Window.DAY),
                new Limit(Limit.PLAN_MINUTE, "", Scope.KEY, plan.keyLimitPerMinute(), Window.MINUTE)));
        var one = new PathPattern(List.of(new Literal(api), new Parameter("id", Optional.empty())));
        var route = new RouteTable(api, "get-one", new TreeSet<>(List.of("GET")), one, "echo", List.of(auth, limits));
        return id.equals("acme")
                ? new TenantTable(
                        new TenantId(id),
                        plan,
                        List.of(host),
                        List.of(issuer("acme-id"), issuer("acme-other")),
                        List.of(upstream),
                        List.of(route, byToken(api)))
                : new TenantTable(
                        new TenantId(id), plan, List.of(host), List.of(elsewhere()), List.of(upstream), List.of(route));
    }

    /// One that signs with the secret of [TestToken].
    private static IssuerTable issuer(String name) {
        return new IssuerTable(
                name,
                TestToken.issuer(name),
                new KeySource.SharedSecret(TestToken.SECRET_NAME, new TreeSet<>(Set.of(TokenAlgorithm.HS256))),
                Duration.ofSeconds(30),
                new TreeSet<>(),
                Optional.empty(),
                IssuerTable.Claims.USUAL);
    }

    /// One that nobody asks, since no route accepts its tokens.
    private static IssuerTable elsewhere() {
        return new IssuerTable(
                "elsewhere",
                "https://elsewhere.example",
                new KeySource.Discovery(),
                Duration.ofSeconds(30),
                new TreeSet<>(),
                Optional.empty(),
                IssuerTable.Claims.USUAL);
    }

    /// `/tokens`, for the holders of tokens of `acme-id`.
    private static RouteTable byToken(String api) {
        var jwt = new AuthConfig.Jwt(
                "acme-id", new TreeSet<>(), new TreeSet<>(Set.of(TokenAlgorithm.HS256)), Optional.empty());
        var path = new PathPattern(List.of(new Literal("tokens")));
        return new RouteTable(
                api, "tokens", new TreeSet<>(List.of("GET")), path, "echo", List.of(new AuthConfig(List.of(jwt))));
    }
}
