package dev.postern.config.owners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.diff.Diff;
import dev.postern.config.diff.TreeDiff;
import dev.postern.config.source.ChangedPaths;
import dev.postern.config.source.SourceTree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerCheckTest {
    private static final String OTHER_ORDERS = Trees.ORDERS.replace("8080", "8081");

    /// The files of a change, by a word.
    private static Map<String, String> head(String change) {
        Map<String, String> files = Trees.files();
        switch (change) {
            case "nothing" -> {}
            case "white space" -> files.put("acme/orders.api.json", Trees.ORDERS + "\n");
            case "acme" -> files.put("acme/orders.api.json", OTHER_ORDERS);
            case "globex" -> files.put("globex/orders.api.json", OTHER_ORDERS);
            case "both" -> {
                files.put("acme/orders.api.json", OTHER_ORDERS);
                files.put("globex/orders.api.json", OTHER_ORDERS);
            }
            case "platform" ->
                files.compute(
                        "platform.json", (path, text) -> String.valueOf(text).replace("100", "99"));
            case "platform and acme" -> {
                files.putAll(head("platform"));
                files.put("acme/orders.api.json", OTHER_ORDERS);
            }
            case "acme's production" -> files.put("environments/production.json", production("acme", 9001, 9000));
            case "globex's production" -> files.put("environments/production.json", production("globex", 9001, 9000));
            case "acme makes itself an owner" ->
                files.compute(
                        "globex/tenant.json",
                        (path, text) -> String.valueOf(text).replace("@globex/api", "@acme/api"));
            case "new tenant" -> {
                files.put("initech/tenant.json", Trees.tenant("initech", "\"initech.localhost\""));
                files.put("initech/orders.api.json", Trees.ORDERS);
            }
            default -> throw new AssertionError(change);
        }
        return files;
    }

    private static Map<String, String> base() {
        Map<String, String> files = Trees.files();
        files.put("globex/tenant.json", Trees.tenant("globex", "\"globex.localhost\", \"*.globex.localhost\""));
        files.put("environments/production.json", production("acme", 9000, 9000));
        return files;
    }

    private static String production(String changed, int port, int other) {
        return """
                { "environment": "production", "tenants": { "acme": %s, "globex": %s } }
                """.formatted(
                targets(changed.equals("acme") ? port : other), targets(changed.equals("globex") ? port : other));
    }

    private static String targets(int port) {
        return """
                { "apis": { "orders": { "upstreams": { "orders": { "targets": [{ "url": "http://p:%d" }] } } } } }
                """.formatted(port);
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing                    |                  | fine
            white space                |                  | fine
            acme                       |                  | fine
            both                       |                  | one change touches the tenant acme (acme/orders.api.json), the tenant globex
            platform                   |                  | fine
            platform and acme          |                  | one change touches the platform (platform.json), the tenant acme
            acme's production          |                  | fine
            new tenant                 |                  | fine
            acme                       | @acme/api        | fine
            acme                       | @ACME/API        | fine
            acme                       | acme@example.com | fine
            acme                       | @globex/api      | acme/orders.api.json is of the tenant acme, which is owned by @acme/api
            both                       | @acme/api        | globex/orders.api.json is of the tenant globex
            both                       | @acme/api @globex/api | fine
            both                       | @host/platform   | fine
            platform                   | @acme/api        | platform.json is of the platform, which is owned by @host/platform
            platform                   | @host/platform   | fine
            acme's production          | @acme/api        | fine
            globex's production        | @acme/api        | environments/production.json is of the tenant globex
            acme makes itself an owner | @acme/api        | globex/tenant.json is of the tenant globex
            new tenant                 | @acme/api        | initech/orders.api.json is of the tenant initech, which is new
            new tenant                 | @host/platform   | fine
            """)
    void aChangeKeepsToItsOwners(String change, @Nullable String authors, String expected) {
        Map<String, String> base = base();
        Map<String, String> head = head(change);
        if (!head.containsKey("environments/production.json")) {
            head.put("environments/production.json", String.valueOf(base.get("environments/production.json")));
        }
        if (!change.equals("acme makes itself an owner")) {
            head.put("globex/tenant.json", String.valueOf(base.get("globex/tenant.json")));
        } else {
            head.compute(
                    "globex/tenant.json",
                    (path, text) -> String.valueOf(base.get(path)).replace("@globex/api", "@acme/api"));
        }
        List<String> faults = check(Trees.tree(base), Trees.tree(head), ChangedPaths.NONE, authors)
                .faults();
        if (expected.equals("fine")) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).singleElement().asString().startsWith(expected);
        }
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            acme/README.md                      |                | fine
            acme/README.md                      | @acme/api      | fine
            acme/README.md                      | @globex/api    | acme/README.md is of the tenant acme
            acme/.hidden/x                      | @globex/api    | acme/.hidden/x is of the tenant acme
            acme/docs/a.md                      | @acme/api      | fine
            acme/README.md globex/README.md     |                | one change touches the tenant acme (acme/README.md), the tenant globex (globex/README.md)
            acme/README.md README.md            |                | one change touches the platform (README.md), the tenant acme
            README.md                           | @acme/api      | README.md is of the platform
            acme                                | @acme/api      | acme is of the platform
            docs/a.md                           | @acme/api      | docs/a.md is of the platform
            .ci/build                           | @acme/api      | .ci/build is of the platform
            environments/README.md              | @acme/api      | environments/README.md is of the platform
            environments/.hidden.json           | @acme/api      | environments/.hidden.json is of the platform
            environments/production.json        | @acme/api      | environments/production.json is of the platform
            ../.github/CODEOWNERS               | @acme/api      | /.github/CODEOWNERS is of the platform, which is owned by @host/platform
            ../acme/README.md                   | @acme/api      | /acme/README.md is of the platform
            ../.github/CODEOWNERS               | @host/platform | fine
            ../.github/CODEOWNERS acme/README.md |               | one change touches the platform (/.github/CODEOWNERS), the tenant acme
            """)
    void anyFileIsItsFoldersOwners(String paths, @Nullable String authors, String expected) {
        TreeSet<String> inside = new TreeSet<>();
        TreeSet<String> outside = new TreeSet<>();
        for (String path : paths.split(" ", -1)) {
            boolean above = path.startsWith("../");
            (above ? outside : inside).add(above ? path.substring("../".length()) : path);
        }
        SourceTree tree = Trees.tree(base());
        List<String> faults =
                check(tree, tree, new ChangedPaths(inside, outside), authors).faults();
        if (expected.equals("fine")) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).singleElement().asString().startsWith(expected);
        }
    }

    /// What it says of acme is acme's; but the file that says it from now on could say anything of anybody.
    @Test
    void anEnvironmentThatBecomesALinkIsThePlatforms() {
        Map<String, String> base = base();
        Map<String, String> head = base();
        head.put("environments/production.json", production("acme", 9001, 9000));
        TreeSet<String> changed = new TreeSet<>(List.of("environments/production.json"));
        ChangedPaths file = new ChangedPaths(changed, new TreeSet<>());
        assertThat(check(Trees.tree(base), Trees.tree(head), file, "@acme/api").faults())
                .isEmpty();
        assertThat(check(Trees.tree(base), Trees.tree(head), file.withLinks(changed), "@acme/api")
                        .faults())
                .singleElement()
                .asString()
                .startsWith("environments/production.json is of the platform");
    }

    private static Diff.Check check(SourceTree base, SourceTree head, ChangedPaths changed, @Nullable String authors) {
        TreeDiff.Result result = TreeDiff.compare(base, head);
        if (!(result instanceof TreeDiff.Result.Compared(Diff diff))) {
            throw new AssertionError(result);
        }
        List<String> names = authors == null ? List.of() : Arrays.asList(authors.split(" ", -1));
        return OwnerCheck.of(base, head, changed, diff, names);
    }
}
