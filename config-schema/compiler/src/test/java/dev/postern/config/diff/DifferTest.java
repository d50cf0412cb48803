package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.owners.OwnerCheck;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.regex.Work;
import dev.postern.config.source.ChangedPaths;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.TenantId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DifferTest {
    @Test
    void tablesThatDifferAreNeverCalledTheSame() {
        // No compiler gives a limit another route's space, so nothing here has a name for it.
        Diff diff = Sides.diff(table("api/one"), table("api/other"));
        assertThat(diff.verdict()).isEqualTo(Verdict.WEAKENED);
        assertThat(diff.changes()).extracting(Change::kind).containsExactly(ChangeKind.UNNAMED);
    }

    @Test
    void whatIsTooMuchWorkIsNotCalledHarmless() {
        RouteTable before = route("api/one", new PathPattern(List.of(new Literal("a"))));
        RouteTable after = route("api/one", new PathPattern(List.of(new Literal("b"))));
        TenantTable base = Tables.tenant(List.of(before));
        TenantTable head = Tables.tenant(List.of(after));
        assertThat(new Reach(base, head, new Work(0)).refused(before)).isInstanceOf(Reach.Answer.Unknown.class);
        assertThat(new Reach(base, head, new Work(1_000)).refused(before)).isInstanceOf(Reach.Answer.Yes.class);
    }

    @Test
    void aHostThatOneTakesOutOfASharedWildcardIsTakenFromTheOthers() {
        HostClaim shared = new HostClaim(new HostPattern("s.example", true), true);
        HostClaim own = new HostClaim(new HostPattern("pay.s.example", false), false);
        RoutingTable base = hosts(Map.of("a", List.of(shared), "g", List.of(shared)));
        RoutingTable head = hosts(Map.of("a", List.of(shared), "g", List.of(shared, own)));
        Diff diff = Sides.diff(base, head);
        assertThat(diff.verdict()).isEqualTo(Verdict.BREAKING);
        assertThat(diff.changes())
                .filteredOn(change -> change.kind() == ChangeKind.HOST_TAKEN)
                .extracting(Change::subject)
                .containsExactly(new Subject.OfHost(new TenantId("a"), own.host()));
        Diff.Check check = OwnerCheck.of(tree(""), tree(" "), ChangedPaths.NONE, diff, List.of());
        assertThat(check.faults()).singleElement().asString().startsWith("the tenant a is changed (host taken");
    }

    private static SourceTree tree(String space) {
        SourceFile file = new SourceFile("tenants/g/tenant.json", "g/tenant.json", "{}" + space);
        return new SourceTree("tenants", List.of(file), new TreeSet<>(), List.of());
    }

    private static RoutingTable hosts(Map<String, List<HostClaim>> claims) {
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        claims.forEach((name, hosts) -> {
            TenantId id = new TenantId(name);
            tenants.put(id, new TenantTable(id, new PlanTable("p", 1, 1), hosts, List.of(), List.of()));
        });
        return new RoutingTable(tenants);
    }

    private static RoutingTable table(String space) {
        RouteTable route = route(space, new PathPattern(List.of()));
        TenantTable tenant = Tables.tenant(List.of(route));
        return new RoutingTable(new TreeMap<>(Map.of(tenant.id(), tenant)));
    }

    private static RouteTable route(String space, PathPattern path) {
        Limit limit = new Limit("l", space, Scope.ROUTE, 1, Window.MINUTE);
        return new RouteTable(
                "api",
                "one",
                new TreeSet<>(),
                path,
                "one",
                List.of(AuthConfig.NONE, new RateLimitConfig(List.of(limit))));
    }
}
