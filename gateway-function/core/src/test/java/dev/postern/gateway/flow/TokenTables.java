package dev.postern.gateway.flow;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.IdentityConfig.Fact;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.policy.Requirement;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import dev.postern.config.value.TokenAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Tables in which every route asks who is calling: each tenant has the same routes, and may have its own issuer.
final class TokenTables {
    static final HeaderName TOKEN_HEADER = new HeaderName("x-identity-token");

    private TokenTables() {}

    static RoutingTable table(int upstreamPort, Map<TenantId, IssuerTable> issuers) {
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        issuers.forEach((tenant, issuer) -> tenants.put(tenant, tenant(tenant, issuer, upstreamPort)));
        return new RoutingTable(tenants);
    }

    private static TenantTable tenant(TenantId id, IssuerTable issuer, int upstreamPort) {
        UpstreamTable upstream = new UpstreamTable(
                "api",
                "main",
                List.of(new Target(new TargetAddress("127.0.0.1", upstreamPort), 1)),
                new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(6)));
        AuthConfig.Source key = new AuthConfig.ApiKey(false);
        AuthConfig.Source jwt = new AuthConfig.Jwt(
                issuer.name(), new TreeSet<>(), new TreeSet<>(Set.of(TokenAlgorithm.ES256)), Optional.empty());
        AuthConfig byToken = new AuthConfig(List.of(jwt));
        List<RouteTable> routes = List.of(
                route("token", byToken),
                route("key-or-token", new AuthConfig(List.of(key, jwt))),
                route("token-or-key", new AuthConfig(List.of(jwt, key))),
                route("passed", new AuthConfig(List.of(key, jwt), true)),
                route("key", new AuthConfig(List.of(key))),
                route("passed-in-query", new AuthConfig(List.of(new AuthConfig.ApiKey(true)), true)),
                route("open", AuthConfig.NONE),
                route("roles", byToken, require(named(Names.ROLES, "admin"))),
                route("scopes", new AuthConfig(List.of(key, jwt)), require(named(Names.SCOPES, "orders:read"))),
                route("login", byToken, require(login(), named(Names.ROLES, "admin"))),
                route("limited", byToken, twoADay()),
                route("identity", new AuthConfig(List.of(key, jwt)), identity()),
                route("open-identity", AuthConfig.NONE, identity()));
        return new TenantTable(
                id,
                new PlanTable("pro", 1_000, 10_000),
                List.of(
                        new HostClaim(new HostPattern(id + ".localhost", false), false),
                        new HostClaim(new HostPattern("shared.localhost", false), true)),
                List.of(issuer),
                List.of(upstream),
                routes);
    }

    private static RouteTable route(String id, PolicyConfig... policies) {
        return new RouteTable(
                "api", id, new TreeSet<>(), new PathPattern(List.of(new Literal(id))), "main", List.of(policies));
    }

    private static RequireConfig require(Requirement... all) {
        return new RequireConfig(List.of(all));
    }

    private static Requirement named(Names names, String name) {
        return new Requirement.Named(names, true, new TreeSet<>(Set.of(name)));
    }

    private static Requirement login() {
        return new Requirement.LoggedIn(
                new TreeSet<>(Set.of("gold")), new TreeSet<>(), Optional.of(Duration.ofMinutes(5)));
    }

    private static RateLimitConfig twoADay() {
        return new RateLimitConfig(List.of(new Limit("calls", "api/limited", Scope.KEY, 2, Window.DAY)));
    }

    private static IdentityConfig identity() {
        Map<HeaderName, Fact> headers = Map.of(
                new HeaderName("x-user"), new Fact.Subject(),
                new HeaderName("x-source"), new Fact.Source(),
                new HeaderName("x-key-id"), new Fact.KeyId(),
                new HeaderName("x-roles"), new Fact.List(Names.ROLES),
                new HeaderName("x-department"), new Fact.Claim(new ClaimPath("department")));
        return new IdentityConfig(
                new TreeMap<>(headers),
                Optional.of(new IdentityConfig.Token(TOKEN_HEADER, "orders", Duration.ofSeconds(60))));
    }
}
