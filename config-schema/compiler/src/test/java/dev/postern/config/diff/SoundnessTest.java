package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.match.PathMatch;
import dev.postern.config.match.RouteTree;
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
    private static final List<String> REQUEST_METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE");
    private static final List<Canonical> PATHS = paths();

    private static List<Canonical> paths() {
        List<Canonical> paths = new ArrayList<>();
        List<String> texts = new ArrayList<>(List.of(""));
        List<String> words = List.of("/a", "/b", "/aa", "/c");
        for (int length = 0; length <= 3; length++) {
            List<String> longer = new ArrayList<>();
            for (String text : texts) {
                paths.add((Canonical) CanonicalPath.read(text.isEmpty() ? "/" : text));
                if (!text.isEmpty()) {
                    paths.add((Canonical) CanonicalPath.read(text + "/"));
                }
                words.forEach(word -> longer.add(text + word));
            }
            texts = longer;
        }
        return paths;
    }

    private static RouteTree<RouteTable> tree(TenantTable tenant) {
        return RouteTree.of(tenant.routes(), RouteTable::path, RouteTable::methods);
    }

    private static Optional<RouteTable> route(RouteTree<RouteTable> tree, String method, Canonical path) {
        return tree.match(method, path) instanceof PathMatch.Found<RouteTable>(RouteTable route, var parameters)
                ? Optional.of(route)
                : Optional.empty();
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
        for (int seed = 0; seed < 1_000; seed++) {
            Tables tables = new Tables(new Random(seed));
            List<RouteTable> routes = tables.routes();
            TenantTable base = Tables.tenant(routes);
            TenantTable head = Tables.tenant(tables.changed(routes));
            Diff diff = Sides.diff(table(base), table(head));
            boolean breaks = false;
            boolean weakens = false;
            RouteTree<RouteTable> before = tree(base);
            RouteTree<RouteTable> after = tree(head);
            for (Canonical path : PATHS) {
                for (String method : REQUEST_METHODS) {
                    Optional<RouteTable> was = route(before, method, path);
                    Optional<RouteTable> is = route(after, method, path);
                    breaks |= was.isPresent() && worse(was.get(), is);
                    weakens |= was.isPresent() && weaker(was.get(), is);
                }
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
                        Canonical path = (Canonical)
                                CanonicalPath.read(URI.create(witness.url()).getRawPath());
                        Optional<RouteTable> was = route(before, witness.method(), path);
                        Optional<RouteTable> is = route(after, witness.method(), path);
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
        assertThat(seen.values()).allMatch(count -> count > 20);
    }

    private static RoutingTable table(TenantTable tenant) {
        return new RoutingTable(new TreeMap<>(Map.of(tenant.id(), tenant)));
    }
}
