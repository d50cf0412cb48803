package dev.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.Trees;
import dev.postern.config.check.SharedRequests.Shared;
import dev.postern.config.model.Config;
import dev.postern.config.regex.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedRequestsTest {
    private static final long MUCH = 1_000_000;

    @ParameterizedTest(name = "{0} and {1} beside {2}: {3}")
    @CsvSource({
        "{x:foo|bar},       {y:foo|baz},       foo,         none",
        "{x:foo|bar},       {y:foo|baz},       bar,         /foo",
        "{x:foo|bar},       {y:foo|bar|baz},   foo,         /bar",
        "{x:foo|bar},       {y:foo|baz},       {z:foo},     /foo", // their equal, and no more specific
        "{x},               {y},               {z:[^/]+},   none",
        "{x},               {y},               {z:[^x]+},   /x",
        "{x},               {y},               {z:[^0]+},   /0",
        "{p*:a|b/c},        {q*:b/c|d},        b/c,         none",
        "{p*:a|b/c},        {q*:b/c|d},        {x}/c,       none",
        "{p*:a|b/c},        {q*:b/c|d},        {x}/{p*:c},  none",
        "{p*:a|b/c},        {q*:b/c|d},        {x}/{y:d},   /b/c",
        "{p*},              {q*},              {x}/{p*},    /",
        "a/{x:foo|bar},     a/{y:foo|baz},     {x}/foo,     /a/foo", // a literal further left goes first
    })
    void neverTellsARequestThatAMoreSpecificRouteTakes(String one, String other, String third, String path) {
        Optional<String> found = find(List.of(one, other, third), new Work(MUCH))
                .map(shared -> shared.request().target());
        assertThat(found.orElse("none")).isEqualTo(path);
    }

    @ParameterizedTest(name = "after {0} steps")
    @CsvSource({"0", "-1", "20"})
    void tellsOneThatMayBeTakenWhenNoWorkIsLeft(long steps) {
        assertThat(find(List.of("{x:foo|bar}", "{y:foo|baz}", "foo"), new Work(steps)))
                .hasValueSatisfying(shared -> assertThat(shared.proved()).isFalse());
    }

    /// A request of the first two routes.
    private static Optional<Shared> find(List<String> paths, Work work) {
        List<String> routes = new ArrayList<>();
        for (String path : paths) {
            routes.add("{\"id\": \"r%d\", \"match\": {\"methods\": [\"GET\"], \"path\": \"/%s\"}, \"upstream\": \"u\"}"
                    .formatted(routes.size(), path));
        }
        Config config = BoundTree.of(Trees.of(Map.of(
                        "t/tenant.json",
                        "{\"tenant\": \"t\", \"hosts\": [\"h\"]}",
                        "t/a.api.json",
                        "{\"basePath\": \"/\", \"routes\": [" + String.join(",", routes) + "]}")))
                .config();
        List<Candidate> candidates = Candidate.of(config.apis().getFirst());
        Siblings siblings = new Siblings();
        candidates.forEach(siblings::add);
        TenantHosts hosts = new TenantHosts(config, "t", new WitnessHost(config));
        Witnesses witnesses = new Witnesses("t", hosts, siblings, new PathLanguages());
        return new SharedRequests(candidates, hosts, witnesses, work)
                .find(candidates.get(0), candidates.get(1), Set.of("GET"));
    }
}
