package dev.postern.config.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.BundleWriter;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerTest {
    private static final String SOURCES = "sources";
    private static final SourceTree SAMPLES = SourceTree.read(Path.of("../../tenants"), "tenants");

    private static Compiled compiled(SourceTree tree, CompileOptions options) {
        return switch (Compiler.compile(tree, options)) {
            case Compiled compiled -> compiled;
            case Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static TenantTable tenant(Compiled compiled, String id) {
        return Objects.requireNonNull(compiled.table().tenants().get(new TenantId(id)));
    }

    @Test
    void theSamplesCompileAndLeaveRoomForTenThousandRequestsAMinute() {
        Compiled compiled = compiled(SAMPLES, CompileOptions.NONE);
        assertThat(compiled.table().tenants().keySet()).containsExactly(new TenantId("acme"), new TenantId("globex"));
        for (TenantTable tenant : compiled.table().tenants().values()) {
            for (RouteTable route : tenant.routes()) {
                for (PolicyConfig policy : route.policies()) {
                    switch (policy) {
                        case AuthConfig auth -> assertThat(auth.anyOf()).containsExactly(new AuthConfig.ApiKey(false));
                        case RequireConfig require -> assertThat(require.all()).isNotEmpty();
                        case IdentityConfig identity ->
                            assertThat(identity.stripped()).isNotEmpty();
                        case RateLimitConfig limits ->
                            assertThat(limits.limits())
                                    .allSatisfy(limit ->
                                            assertThat(limit.requests()).isGreaterThan(10_000));
                    }
                }
            }
        }
    }

    @Test
    void saysWhereEachRouteIsWritten() {
        Compiled compiled = compiled(SAMPLES, CompileOptions.NONE);
        assertThat(compiled.positions())
                .hasSize(4)
                .containsEntry(
                        new RouteKey(new TenantId("acme"), "orders", "get-order"),
                        new SourcePosition("tenants/acme/orders.api.json", 11, 13, 11));
    }

    @Test
    void retargetsTheAddressesThatItIsToldToAndNoOthers() {
        TargetAddress echo = new TargetAddress("localhost", 7007);
        TargetAddress moved = new TargetAddress("127.0.0.1", 40_123);
        Compiled compiled = compiled(SAMPLES, new CompileOptions(Optional.empty(), Map.of(echo, moved)));
        assertThat(tenant(compiled, "acme").upstreams())
                .flatExtracting(UpstreamTable::targets)
                .extracting(UpstreamTable.Target::address)
                .containsExactly(moved);
        Compiled other = compiled(SAMPLES, new CompileOptions(Optional.empty(), Map.of(moved, echo)));
        assertThat(other.table())
                .isEqualTo(compiled(SAMPLES, CompileOptions.NONE).table());
    }

    /// Order of files, of keys and of set-like arrays, and white space: none of them is meaning.
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"every-key", "levels", "no-ties", "requirements", "shared-hosts"})
    void whatMeansTheSameCompilesToTheSameBytes(String golden) {
        SourceTree tree = SourceTree.read(Path.of("src/test/golden", golden), "tenants");
        Compiled expected = compiled(tree, CompileOptions.NONE);
        for (int seed = 0; seed < 20; seed++) {
            Compiled found = compiled(shuffled(tree, new Random(seed)), CompileOptions.NONE);
            assertThat(found.table()).isEqualTo(expected.table());
            assertThat(BundleWriter.write(found.table())).isEqualTo(BundleWriter.write(expected.table()));
        }
    }

    private static SourceTree shuffled(SourceTree tree, Random random) {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : tree.files()) {
            StringBuilder text = new StringBuilder();
            write(JsonTree.read(file).root().orElseThrow(), "", text, random);
            files.add(new SourceFile(file.name(), file.path(), text.toString()));
        }
        Collections.shuffle(files, random);
        return new SourceTree(tree.label(), files, new TreeSet<>(), List.of());
    }

    /// @param key under which the value stands; `sources` for the sources of identity, whose order has a meaning
    private static void write(JsonValue value, String key, StringBuilder text, Random random) {
        text.append(" ".repeat(random.nextInt(3)));
        switch (value) {
            case JsonValue.JsonObject object -> {
                List<JsonValue.Member> members = new ArrayList<>(object.members());
                Collections.shuffle(members, random);
                String before = "{";
                for (JsonValue.Member member : members) {
                    text.append(before).append('"').append(member.key()).append("\":");
                    boolean sources = key.equals("auth") && member.key().equals("anyOf");
                    write(member.value(), sources ? SOURCES : member.key(), text, random);
                    before = ",\n";
                }
                text.append(members.isEmpty() ? "{}" : "}");
            }
            case JsonValue.JsonArray array -> {
                // Every array of a config file is a set but that of the sources of identity.
                List<JsonValue> items = new ArrayList<>(array.items());
                if (!key.equals(SOURCES)) {
                    Collections.shuffle(items, random);
                }
                String before = "[";
                for (JsonValue item : items) {
                    text.append(before);
                    write(item, "", text, random);
                    before = ",\t";
                }
                text.append(items.isEmpty() ? "[]" : "]");
            }
            case JsonValue.JsonString string -> text.append(escaped(string.text()));
            case JsonValue.JsonNumber number -> text.append(number.text());
            case JsonValue.JsonBoolean bool -> text.append(bool.value());
            case JsonValue.JsonNull ignored -> text.append("null");
        }
        text.append("\r\n".repeat(random.nextInt(2)));
    }

    private static String escaped(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining("", "\"", "\""));
    }

    @Test
    void aFaultInOneFileHidesNoneInAnother() {
        List<SourceFile> files = List.of(
                new SourceFile("t/acme/a.api.json", "acme/a.api.json", "{"),
                new SourceFile("t/acme/tenant.json", "acme/tenant.json", "{\"tenant\": \"acmee\", \"plan\": 5}"),
                new SourceFile("t/platform.json", "platform.json", "{\"plans\": {}, \"forbiddenUpstreams\": [\"x\"]}"));
        SourceTree tree = new SourceTree("t", files, new TreeSet<>(), List.of());
        assertThat(Compiler.compile(tree, CompileOptions.NONE))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(problem -> problem.at().file() + " " + problem.code())
                                .containsExactly(
                                        "t/acme/a.api.json SYNTAX",
                                        "t/acme/tenant.json MISSING_KEY",
                                        "t/acme/tenant.json TENANT_NAME",
                                        "t/acme/tenant.json WRONG_TYPE",
                                        "t/platform.json WRONG_COUNT",
                                        "t/platform.json ADDRESS_BLOCK"));
    }
}
