package dev.postern.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.RequestMatch;
import dev.postern.config.match.RequestMatcher;
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
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.http.FixedHeaders;
import dev.postern.gateway.live.RouteBuilder.Reached;
import dev.postern.gateway.live.RouteBuilder.UpstreamName;
import dev.postern.gateway.upstream.Upstreams;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RouteBuilderTest {
    private static final TenantId ACME = new TenantId("acme");

    private static UpstreamTable upstream(String api) {
        Duration second = Duration.ofSeconds(1);
        return new UpstreamTable(
                api,
                "main",
                List.of(new UpstreamTable.Target(new TargetAddress("127.0.0.1", 80), 1)),
                new UpstreamTable.Timeouts(second, second, second));
    }

    private static RouteTable route(String api, String id, PolicyConfig... policies) {
        PathPattern path = new PathPattern(List.of(new PathPattern.Literal(id)));
        return new RouteTable(api, id, new TreeSet<>(), path, "main", List.of(policies));
    }

    private static LiveTenant build(TenantTable table) {
        Upstreams upstreams = new Upstreams();
        Map<UpstreamName, Reached> reached = new HashMap<>();
        for (UpstreamTable upstream : table.upstreams()) {
            reached.put(
                    new UpstreamName(upstream.api(), upstream.name()),
                    new Reached(upstreams.of(ACME, upstream), FixedHeaders.of(new TreeMap<>())));
        }
        TenantLoad load = new RouteBuilder(table, reached, config -> Decision::pass).build();
        return ((TenantLoad.Loaded) load).tenant();
    }

    private static RequestMatch.Matched<LiveRoute> match(LiveTenant tenant, String path) {
        GivenRequest request =
                GivenRequest.of("GET", "acme.localhost", path, List.of()).orElseThrow();
        return (RequestMatch.Matched<LiveRoute>) RequestMatcher.route(tenant.routes(), request);
    }

    @Test
    void routesOfOneUpstreamWithEqualPoliciesAreOneThingAndStillToldApart() {
        PolicyConfig limit =
                new RateLimitConfig(List.of(new Limit("route-1m", "orders/limited", Scope.ROUTE, 10, Window.MINUTE)));
        LiveTenant tenant = build(new TenantTable(
                ACME,
                new PlanTable("pro", 10, 10),
                List.of(new HostClaim(new HostPattern("acme.localhost", false), false)),
                List.of(upstream("orders"), upstream("items")),
                List.of(
                        route("orders", "one", new AuthConfig(List.of())),
                        route("orders", "two", new AuthConfig(List.of())),
                        route("orders", "limited", new AuthConfig(List.of()), limit),
                        route("items", "three", new AuthConfig(List.of())))));
        RequestMatch.Matched<LiveRoute> one = match(tenant, "/one");
        assertThat(match(tenant, "/two").route()).isSameAs(one.route());
        assertThat(match(tenant, "/limited").route()).isNotSameAs(one.route());
        assertThat(match(tenant, "/three").route()).isNotSameAs(one.route());
        assertThat(List.of("/one", "/two", "/limited", "/three"))
                .extracting(path -> match(tenant, path))
                .extracting(match -> match.route().numbered(match.number()).named())
                .containsExactly(
                        new MatchedRoute.Named("orders", "one"),
                        new MatchedRoute.Named("orders", "two"),
                        new MatchedRoute.Named("orders", "limited"),
                        new MatchedRoute.Named("items", "three"));
    }
}
