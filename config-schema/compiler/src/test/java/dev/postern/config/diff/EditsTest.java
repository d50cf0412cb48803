package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Edits of which an author knows what they mean, made alone and together.
class EditsTest {
    private record Edit(String file, String from, String to, Verdict verdict) {}

    private static final Map<String, String> FILES =
            Map.of("platform.json", """
            { "plans": { "basic": { "keyLimits": { "perMinute": 100, "perDay": 1000 } },
                         "pro": { "keyLimits": { "perMinute": 200, "perDay": 2000 } } } }
            """, "acme/tenant.json", """
            { "tenant": "acme", "plan": "basic", "hosts": ["acme.localhost", "old.localhost"] }
            """, "acme/orders.api.json", """
            { "api": "orders", "basePath": "/orders",
              "upstreams": { "orders": { "targets": [{ "url": "http://one.internal" }, { "url": "http://two.internal" }],
                                         "timeouts": { "firstByte": "5s", "total": "20s" } } },
              "policies": { "auth": { "anyOf": ["api-key"] } },
              "routes": [
                { "id": "list", "match": { "methods": ["GET"], "path": "/" }, "upstream": "orders",
                  "policies": { "rate-limit": [{ "per": "key", "requests": 50, "window": "1m" }] } },
                { "id": "get", "match": { "methods": ["GET", "PUT"], "path": "/{id}" }, "upstream": "orders" },
                { "id": "last", "match": { "methods": ["DELETE"], "path": "/{id}" }, "upstream": "orders" }
              ] }
            """);

    private static final List<Edit> EDITS = List.of(
            new Edit("acme/tenant.json", "\"plan\"", "  \"plan\"", Verdict.NO_OP),
            new Edit("acme/orders.api.json", "\"20s\"", "\"20000ms\"", Verdict.NO_OP),
            new Edit("acme/orders.api.json", "[\"GET\", \"PUT\"]", "[\"PUT\", \"GET\"]", Verdict.NO_OP),
            new Edit("acme/orders.api.json", "http://two.internal\"", "http://two.internal:80\"", Verdict.NO_OP),
            new Edit(
                    "acme/tenant.json",
                    "\"acme.localhost\"",
                    "\"acme.localhost\", \"new.localhost\"",
                    Verdict.ADDITIVE),
            new Edit("acme/orders.api.json", "\"id\": \"last\"", "\"id\": \"remove\"", Verdict.ADDITIVE),
            new Edit("acme/orders.api.json", "[\"DELETE\"]", "[\"DELETE\", \"PATCH\"]", Verdict.ADDITIVE),
            new Edit("acme/orders.api.json", "\"firstByte\": \"5s\"", "\"firstByte\": \"6s\"", Verdict.ADDITIVE),
            new Edit("acme/tenant.json", ", \"old.localhost\"", "", Verdict.BREAKING),
            new Edit("acme/orders.api.json", "\"PUT\"", "\"POST\"", Verdict.BREAKING),
            new Edit("acme/orders.api.json", "one.internal", "three.internal", Verdict.BREAKING),
            new Edit("acme/orders.api.json", "\"requests\": 50", "\"requests\": 49", Verdict.BREAKING),
            new Edit("acme/orders.api.json", "/orders\",", "/bestellungen\",", Verdict.BREAKING),
            new Edit("acme/orders.api.json", "\"requests\": 50", "\"requests\": 51", Verdict.WEAKENED),
            new Edit("acme/orders.api.json", "{ \"anyOf\": [\"api-key\"] }", "\"none\"", Verdict.WEAKENED),
            new Edit("acme/tenant.json", "basic", "pro", Verdict.WEAKENED));

    private static SourceTree tree(Map<String, String> files) {
        List<SourceFile> sources = files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(file -> new SourceFile("tenants/" + file.getKey(), file.getKey(), file.getValue()))
                .toList();
        return new SourceTree("tenants", sources, new TreeSet<>(), List.of());
    }

    @Test
    void anEditHasItsVerdictAndManyHaveTheWorst() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            Map<String, String> files = new TreeMap<>(FILES);
            List<Edit> made = new ArrayList<>();
            for (int i = seed < EDITS.size() ? 0 : random.nextInt(4); i >= 0; i--) {
                Edit edit = EDITS.get(seed < EDITS.size() ? seed : random.nextInt(EDITS.size()));
                String before = String.valueOf(files.get(edit.file()));
                String after = before.replace(edit.from(), edit.to());
                // Two edits of the same place do not add up; a key's limit says nothing where nobody shows a key.
                boolean keyless = made.stream().anyMatch(other -> other.to().equals("\"none\""));
                if (!after.equals(before) && made.stream().noneMatch(other -> clash(other, edit)) && !keyless) {
                    files.put(edit.file(), after);
                    made.add(edit);
                }
            }
            Verdict worst = made.stream()
                    .map(Edit::verdict)
                    .max(Comparator.naturalOrder())
                    .orElse(Verdict.NO_OP);
            TreeDiff.Result result = TreeDiff.compare(tree(FILES), tree(files));
            if (result instanceof TreeDiff.Result.Compared(Diff diff)) {
                assertThat(diff.verdict())
                        .as("%s%n%s", made, DiffText.render(diff))
                        .isEqualTo(worst);
            } else {
                // Such as a limit a key, where another edit took the auth away.
                assertThat(made).as("%s", result).anyMatch(edit -> edit.to().equals("\"none\""));
            }
        }
    }

    private static boolean clash(Edit one, Edit other) {
        return one.from().contains(other.from()) || other.from().contains(one.from());
    }
}
