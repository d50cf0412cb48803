package dev.postern.config.effective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.Expected;
import dev.postern.config.Trees;
import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.compile.Compiler;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.TableJson;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.Durations;
import dev.postern.config.value.TenantId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectiveRoutesTest {
    static Stream<String> trees() {
        return Trees.goldenThatCompile().keySet().stream().sorted();
    }

    private static List<Effective> all(Compiled compiled) {
        EffectiveRoutes routes = new EffectiveRoutes(compiled);
        return compiled.positions().keySet().stream()
                .map(key -> routes.of(key).orElseThrow())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trees")
    void thePoliciesAreThoseOfTheTableAndEachHasItsParts(String name) {
        Compiled compiled = Trees.compiled(Trees.golden(name));
        EffectiveRoutes routes = new EffectiveRoutes(compiled);
        for (TenantTable tenant : compiled.table().tenants().values()) {
            tenant.routes().forEach(route -> {
                Effective effective = routes.of(new RouteKey(tenant.id(), route.api(), route.id()))
                        .orElseThrow();
                assertThat(effective.policies())
                        .extracting(PolicyInForce::config)
                        .isEqualTo(route.policies());
                effective.policies().forEach(policy -> {
                    assertThat(policy.parts()).isNotEmpty();
                    if (policy.config() instanceof RateLimitConfig limits) {
                        assertThat(policy.parts())
                                .extracting(Part::name)
                                .isEqualTo(limits.limits().stream()
                                        .map(RateLimitConfig.Limit::name)
                                        .toList());
                    }
                });
            });
        }
    }

    /// The proof of an origin: another number where it points is another number in the routing table.
    @ParameterizedTest(name = "{0}")
    @MethodSource("trees")
    void aLimitOrTimeoutComesFromWhereItIsSaidToComeFrom(String name) {
        SourceTree tree = Trees.golden(name);
        Compiled compiled = Trees.compiled(tree);
        for (Effective effective : all(compiled)) {
            Stream.concat(
                            effective.policies().stream().flatMap(policy -> policy.parts().stream()),
                            effective.upstream().stream())
                    .filter(part -> part.value().matches("[0-9]+.*"))
                    .forEach(
                            part -> part.origin().position().ifPresent(at -> moves(tree, effective.route(), part, at)));
        }
    }

    private static void moves(SourceTree tree, RouteKey route, Part part, SourcePosition at) {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : tree.files()) {
            files.add(file.name().equals(at.file()) ? otherwise(file, at) : file);
        }
        SourceTree changed = new SourceTree(tree.label(), files, tree.faulty(), tree.problems());
        // Another number may break another rule; then nothing is proved here, and nothing is wrong.
        if (Compiler.compile(changed, CompileOptions.NONE) instanceof Compiled compiled) {
            Effective after = new EffectiveRoutes(compiled).of(route).orElseThrow();
            assertThat(values(after, part.name()))
                    .as("%s of %s, from %s", part.name(), route, at)
                    .isNotEqualTo(List.of(part.value()));
        }
    }

    private static List<String> values(Effective effective, String name) {
        return Stream.concat(
                        effective.policies().stream().flatMap(policy -> policy.parts().stream()),
                        effective.upstream().stream())
                .filter(part -> part.name().equals(name))
                .map(Part::value)
                .toList();
    }

    /// The file with the number or duration at `at` a little less, or 2 where it was 1.
    private static SourceFile otherwise(SourceFile file, SourcePosition at) {
        List<String> lines = new ArrayList<>(file.text().lines().toList());
        String line = lines.get(at.line() - 1);
        String text = line.substring(at.column() - 1, at.column() - 1 + at.length());
        String other = other(text);
        lines.set(
                at.line() - 1,
                line.substring(0, at.column() - 1) + other + line.substring(at.column() - 1 + at.length()));
        return new SourceFile(file.name(), file.path(), lines.stream().collect(Collectors.joining("\n")));
    }

    private static String other(String written) {
        if (!written.startsWith("\"")) {
            long number = new BigDecimal(written).longValueExact();
            return Long.toString(number == 1 ? 2 : number - 1);
        }
        Duration duration = Durations.parse(written.replace("\"", ""))
                .orElseThrow(() -> new AssertionError("no duration: " + written));
        return '"' + Durations.text(duration.minusMillis(1)) + '"';
    }

    @Test
    void isReadAsWrittenDown() throws IOException {
        EffectiveRoutes levels = new EffectiveRoutes(Trees.compiled(Trees.golden("levels")));
        EffectiveRoutes sorts = new EffectiveRoutes(Trees.compiled(Trees.golden("effective")));
        EffectiveRoutes callers = new EffectiveRoutes(Trees.compiled(Trees.golden("requirements")));
        List<Effective> routes = List.of(
                route(levels, "orders", "inherits"),
                route(levels, "orders", "stricter"),
                route(levels, "orders", "open-and-limited"),
                route(levels, "public", "closed-again"),
                route(sorts, "orders", "list"),
                route(sorts, "orders", "search"),
                route(callers, "orders", "refund"),
                route(callers, "orders", "refunds"),
                route(callers, "orders", "change"));
        Expected.text(
                "effective.txt", routes.stream().map(EffectiveText::render).collect(Collectors.joining("\n--\n\n")));
        Expected.text("effective.json", TableJson.pretty(EffectiveJson.write(route(levels, "orders", "stricter"))));
    }

    private static Effective route(EffectiveRoutes routes, String api, String id) {
        return routes.of(new RouteKey(new TenantId("acme"), api, id)).orElseThrow();
    }

    @Test
    void aRouteThatIsNotThereHasNothing() {
        EffectiveRoutes levels = new EffectiveRoutes(Trees.compiled(Trees.golden("levels")));
        assertThat(levels.of(new RouteKey(new TenantId("acme"), "orders", "nothing")))
                .isEmpty();
        assertThat(levels.of(new RouteKey(new TenantId("globex"), "orders", "open")))
                .isEmpty();
    }
}
