package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TreeDiffTest {
    private static SourceTree tree(String ordersUrl, String productionUrl) {
        return tree(ordersUrl, productionUrl.isEmpty() ? Map.of() : Map.of("production", productionUrl));
    }

    /// @param urls the address in each environment
    private static SourceTree tree(String ordersUrl, Map<String, String> urls) {
        List<SourceFile> files = new ArrayList<>();
        add(files, "platform.json", """
                { "plans": { "basic": { "keyLimits": { "perMinute": 10, "perDay": 100 } } } }
                """);
        add(files, "acme/tenant.json", """
                { "tenant": "acme", "plan": "basic", "hosts": ["acme.localhost"] }
                """);
        add(files, "acme/orders.api.json", """
                { "api": "orders", "basePath": "/orders",
                  "upstreams": { "orders": { "targets": [{ "url": "%s" }] } },
                  "policies": { "auth": "none" },
                  "routes": [{ "id": "all", "match": { "path": "/" }, "upstream": "orders" }] }
                """.formatted(ordersUrl));
        urls.forEach((name, url) -> add(files, "environments/" + name + ".json", """
                { "environment": "%s", "tenants": { "acme": { "apis": { "orders": {
                  "upstreams": { "orders": { "targets": [{ "url": "%s" }] } } } } } } }
                """.formatted(name, url)));
        return new SourceTree("tenants", files, new TreeSet<>(), List.of());
    }

    private static void add(List<SourceFile> files, String path, String text) {
        files.add(new SourceFile("tenants/" + path, path, text));
    }

    private static Diff diff(TreeDiff.Result result) {
        if (result instanceof TreeDiff.Result.Compared(Diff diff)) {
            return diff;
        }
        throw new AssertionError(result);
    }

    @Test
    void aChangeThatOnlyAnEnvironmentShowsIsToldWithIt() {
        SourceTree base = tree("http://a", "http://b");
        SourceTree head = tree("http://a", "http://c");
        Diff all = diff(TreeDiff.compare(base, head));
        assertThat(all.verdict()).isEqualTo(Verdict.BREAKING);
        assertThat(all.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.environmentNames()).isEqualTo("production"))
                .satisfies(change ->
                        assertThat(change.at().orElseThrow().file()).isEqualTo("tenants/environments/production.json"));
        assertThat(DiffText.render(all)).contains("  breaking  in production: orders, upstream orders: upstream moved");
    }

    @Test
    void aChangeThatAnEnvironmentHidesIsNotToldForIt() {
        SourceTree base = tree("http://a", "http://p");
        SourceTree head = tree("http://b", "http://p");
        assertThat(diff(TreeDiff.compare(base, head)).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.environments()).isEmpty());
        assertThat(diff(TreeDiff.compare(base, head, "production")).verdict()).isEqualTo(Verdict.NO_OP);
    }

    @Test
    void whatManyEnvironmentsShowIsToldOnceWithAllOfThem() {
        SourceTree base = tree("http://a", Map.of("production", "http://b", "staging", "http://b", "test", "http://b"));
        SourceTree head = tree("http://a", Map.of("production", "http://c", "staging", "http://c", "test", "http://d"));
        Diff diff = diff(TreeDiff.compare(base, head));
        assertThat(diff.changes()).extracting(Change::environmentNames).containsExactly("production, staging", "test");
        assertThat(DiffText.render(diff)).contains("in production, staging: orders, upstream orders: upstream moved");
        assertThat(DiffMarkdown.render(diff)).contains("upstream moved in `production`, `staging`");
        assertThat(DiffJson.render(diff)).containsSubsequence("\"environments\"", "\"production\"", "\"staging\"");
        assertThat(diff.changes().getFirst().places())
                .extracting(SourcePosition::file)
                .containsExactly("tenants/environments/production.json", "tenants/environments/staging.json");
    }

    @Test
    void aValueThatAnEnvironmentReplacesNoMoreStandsInTheTenantsFile() {
        SourceTree base = tree("http://a", Map.of("production", "http://b"));
        SourceTree head = tree("http://a", Map.of("production", "http://c"));
        SourceFile file = new SourceFile(
                "tenants/environments/production.json",
                "environments/production.json",
                "{ \"environment\": \"production\" }");
        List<SourceFile> files = new ArrayList<>(head.files());
        files.replaceAll(some -> some.path().equals(file.path()) ? file : some);
        SourceTree without = new SourceTree("tenants", files, new TreeSet<>(), List.of());
        assertThat(diff(TreeDiff.compare(base, without)).changes())
                .singleElement()
                .extracting(change -> change.at().orElseThrow().file())
                .isEqualTo("tenants/acme/orders.api.json");
    }

    @Test
    void whatIsTheSameEverywhereIsToldOnce() {
        SourceTree base = tree("http://a", "http://a");
        SourceTree head = tree("http://b", "http://b");
        assertThat(diff(TreeDiff.compare(base, head)).changes()).hasSize(1);
    }

    @Test
    void anEnvironmentThatIsNewIsAdditiveAndOneThatIsGoneIsBreaking() {
        SourceTree without = tree("http://a", "");
        SourceTree with = tree("http://a", "http://b");
        for (TreeDiff.Result result :
                List.of(TreeDiff.compare(without, with), TreeDiff.compare(without, with, "production"))) {
            Diff added = diff(result);
            assertThat(added.verdict()).isEqualTo(Verdict.ADDITIVE);
            assertThat(added.changes()).extracting(Change::kind).containsExactly(ChangeKind.ENVIRONMENT_ADDED);
            assertThat(DiffText.render(added))
                    .contains("\nenvironments\n  additive  production: environment added: 1 tenant, 1 route\n")
                    .contains(": none → sha256:");
        }
        for (TreeDiff.Result result :
                List.of(TreeDiff.compare(with, without), TreeDiff.compare(with, without, "production"))) {
            Diff removed = diff(result);
            assertThat(removed.verdict()).isEqualTo(Verdict.BREAKING);
            assertThat(removed.changes()).extracting(Change::kind).containsExactly(ChangeKind.ENVIRONMENT_REMOVED);
        }
    }

    @Test
    void aChangeOfTheFilesBesideANewEnvironmentIsToldForTheFiles() {
        Diff diff = diff(TreeDiff.compare(tree("http://a", ""), tree("http://c", "http://b")));
        assertThat(diff.changes())
                .extracting(Change::kind)
                .containsExactly(ChangeKind.ENVIRONMENT_ADDED, ChangeKind.UPSTREAM_MOVED);
    }

    @Test
    void digestsDifferExactlyWhereTheMeaningDoes() {
        SourceTree base = tree("http://a", Map.of("production", "http://b", "staging", "http://b"));
        Diff same = diff(TreeDiff.compare(
                base, tree("http://a:80", Map.of("production", "http://b:80", "staging", "http://b"))));
        assertThat(same.head()).isEqualTo(same.base());
        Diff diff =
                diff(TreeDiff.compare(base, tree("http://a", Map.of("production", "http://c", "staging", "http://b"))));
        assertThat(diff.head().digest()).isEqualTo(diff.base().digest());
        assertThat(diff.head().environments().get("staging"))
                .isEqualTo(diff.base().environments().get("staging"));
        assertThat(diff.head().environments().get("production"))
                .startsWith("sha256:")
                .isNotEqualTo(diff.base().environments().get("production"));
        assertThat(DiffText.render(diff))
                .contains("\ndigest in production: sha256:")
                .doesNotContain("\ndigest: ");
        assertThat(DiffJson.render(diff)).contains("\"environments\" : {");
    }

    @Test
    void treesWithProblemsAreNotCompared() {
        SourceTree broken = tree("ftp://a", "");
        TreeDiff.Result result = TreeDiff.compare(broken, broken);
        assertThat(result).isInstanceOfSatisfying(TreeDiff.Result.Invalid.class, invalid -> {
            assertThat(invalid.trees()).hasSize(2);
            assertThat(DiffFormat.JSON.renderInvalid(invalid.trees())).contains("\"verdict\" : \"invalid\"", "PC1043");
            assertThat(DiffFormat.MARKDOWN.renderInvalid(invalid.trees())).contains("**invalid**", "PC1043");
            assertThat(DiffFormat.TEXT.renderInvalid(invalid.trees())).isEmpty();
        });
    }
}
