package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.RequestMatch;
import dev.postern.config.match.RequestMatcher;
import dev.postern.config.match.TenantMatch;
import dev.postern.config.match.TenantRoutes;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Holds the verdicts against the matcher that the gateway uses: every short request is sent to both tables.
class SoundnessTest {
    private static final List<GivenRequest> REQUESTS = requests();

    private static List<GivenRequest> requests() {
        List<GivenRequest> requests = new ArrayList<>();
        for (String path : paths()) {
            for (String method : List.of("GET", "HEAD", "POST", "DELETE")) {
                for (String host : List.of("acme.localhost", "a.acme.com", "b.acme.com")) {
                    for (String header : List.of("", "x: 1", "x: 2", "x: 3")) {
                        for (String query : List.of("", "?v=1")) {
                            List<String> headers = header.isEmpty() ? List.of() : List.of(header);
                            requests.add(GivenRequest.of(method, host, path + query, headers)
                                    .orElseThrow());
                        }
                    }
                }
            }
        }
        return requests;
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/"));
        List<String> words = List.of("/a", "/b", "/aa", "/c");
        for (String first : words) {
            paths.add(first);
            paths.add(first + "/");
            words.forEach(second -> paths.add(first + second));
        }
        paths.add("/a/b/");
        paths.add("/a/a/b");
        paths.add("/b/c/a");
        return paths;
    }

    private static Optional<RouteTable> route(TenantRoutes<RouteTable> tenant, GivenRequest request) {
        TenantMatch.Told told = new TenantMatch.Told(tenant.tenant(), true);
        return RequestMatcher.route(told, tenant, request) instanceof RequestMatch.Matched<RouteTable> matched
                ? Optional.of(matched.route())
                : Optional.empty();
    }

    private static TenantRoutes<RouteTable> matcher(TenantTable tenant) {
        return tenant.routes(tenant.routes());
    }

    private static GivenRequest request(Witness witness) {
        URI url = URI.create(witness.url());
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return GivenRequest.of(witness.method(), url.getRawAuthority(), url.getRawPath() + query, witness.headers())
                .orElseThrow();
    }

    private static int authRank(RouteTable route) {
        return route.policies().contains(AuthConfig.NONE) ? 0 : 1;
    }

    private static long limit(RouteTable route) {
        for (PolicyConfig policy : route.policies()) {
            if (policy instanceof RateLimitConfig limits) {
                return limits.limits().getFirst().requests();
            }
        }
        return Long.MAX_VALUE;
    }

    private static boolean worse(RouteTable before, Optional<RouteTable> after) {
        return after.isEmpty()
                || before.upstream().equals("two") != after.get().upstream().equals("two")
                || authRank(after.get()) > authRank(before)
                || limit(after.get()) < limit(before);
    }

    private static boolean weaker(RouteTable before, Optional<RouteTable> after) {
        return after.isPresent() && (authRank(after.get()) < authRank(before) || limit(after.get()) > limit(before));
    }

    @Test
    void everyVerdictIsWhatTheMatcherDoes() {
        Map<Verdict, Integer> seen = new TreeMap<>();
        for (int seed = 0; seed < 700; seed++) {
            Tables tables = new Tables(new Random(seed));
            List<RouteTable> routes = tables.routes();
            TenantTable base = Tables.tenant(routes, seed % 3 == 0);
            TenantTable head = Tables.tenant(tables.changed(routes), seed % 5 == 0);
            Diff diff = Sides.diff(table(base), table(head));
            boolean breaks = false;
            boolean weakens = false;
            TenantRoutes<RouteTable> before = matcher(base);
            TenantRoutes<RouteTable> after = matcher(head);
            for (GivenRequest request : REQUESTS) {
                Optional<RouteTable> was = route(before, request);
                Optional<RouteTable> is = route(after, request);
                breaks |= was.isPresent() && worse(was.get(), is);
                weakens |= was.isPresent() && weaker(was.get(), is);
            }
            String story = "seed " + seed + "\n" + base.routes() + "\n" + head.routes() + "\n" + DiffText.render(diff);
            assertThat(diff.changes().isEmpty()).as(story).isEqualTo(base.equals(head));
            if (breaks) {
                assertThat(diff.counts()).as(story).containsKey(Verdict.BREAKING);
            }
            if (weakens) {
                assertThat(diff.counts()).as(story).containsKey(Verdict.WEAKENED);
            }
            diff.changes()
                    .forEach(change -> change.witness().ifPresent(witness -> {
                        Optional<RouteTable> was = route(before, request(witness));
                        Optional<RouteTable> is = route(after, request(witness));
                        assertThat(was).as("%s: %s", witness, story).isPresent();
                        if (witness.outcome().equals("is refused")) {
                            assertThat(is).as("%s: %s", witness, story).isEmpty();
                        } else {
                            assertThat("went to " + Takeovers.name(was.orElseThrow()))
                                    .as(story)
                                    .isEqualTo(witness.outcome());
                            assertThat(Takeovers.name(is.orElseThrow()))
                                    .as(story)
                                    .isEqualTo(change.subject().name());
                        }
                    }));
            seen.merge(diff.verdict(), 1, Integer::sum);
        }
        assertThat(seen).containsOnlyKeys(Verdict.values());
        assertThat(seen.values()).allMatch(count -> count > 10);
    }

    private static RoutingTable table(TenantTable tenant) {
        return new RoutingTable(new TreeMap<>(Map.of(tenant.id(), tenant)));
    }
}
