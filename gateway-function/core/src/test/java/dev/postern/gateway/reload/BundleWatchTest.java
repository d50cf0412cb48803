package dev.postern.gateway.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import dev.postern.config.table.BundleWriter;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.credential.KeyCacheOptions;
import dev.postern.gateway.limit.MemoryLimiter;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.live.PolicyFactory;
import dev.postern.gateway.secret.SecretVariables;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of whatever stands where the bundle should.
class BundleWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final byte[] ONE = bundle("acme");
    private static final byte[] TWO = bundle("acme", "globex");

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path folder;

    private Path file;
    private Live live;
    private Reloads reloads;
    private BundleWatch watch;

    @BeforeEach
    void start() throws Exception {
        file = Files.write(folder.resolve("bundle"), ONE);
        Bundle opened = ((BundleOpening.Opened) Bundle.open(file)).bundle();
        KeyCache keys = new KeyCache(
                (tenant, id) -> Future.succeededFuture(Optional.empty()), KeyCacheOptions.standard(), () -> 0);
        live = new Live(
                vertx,
                opened,
                new PolicyFactory(keys, new MemoryLimiter(InstantSource.fixed(NOW))),
                new SecretVariables(Map.of()),
                InstantSource.fixed(NOW));
        reloads = new Reloads(live.current().config());
        watch = new BundleWatch(file, live, reloads, InstantSource.fixed(NOW));
        watch.look();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aFileThatAnotherIsRenamedOverIsInForceAtTheNextLook() throws Exception {
        rename(TWO);
        watch.look();
        assertThat(live.current().config().tenants()).isEqualTo(2);
        assertThat(reloads.accepted()).isEqualTo(1);
        assertThat(reloads.refusal()).isEmpty();
    }

    @Test
    void whatIsInForceNoLongerDependsOnTheFile() throws Exception {
        Files.write(file, new byte[0]); // cut in place: a mapped file would end the process here
        assertThat(live.current().bundle().check().toString()).startsWith("Sound");
    }

    @Test
    void aFileWrittenInPlaceIsJudgedWhenItIsAtRest() throws Exception {
        Files.write(file, Arrays.copyOf(TWO, TWO.length / 2));
        watch.look();
        assertThat(reloads.refused()).isZero();
        Files.write(file, TWO);
        watch.look();
        assertThat(live.current().config().tenants()).isEqualTo(1);
        watch.look();
        assertThat(live.current().config().tenants()).isEqualTo(2);
        assertThat(reloads.refused()).isZero();
    }

    static Stream<byte[]> noBundles() {
        byte[] changed = TWO.clone();
        changed[changed.length - 1] ^= 1;
        return Stream.of(
                new byte[0],
                "no bundle at all".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(TWO, TWO.length - 1),
                changed,
                new byte[5_000]);
    }

    @ParameterizedTest
    @MethodSource("noBundles")
    void whatIsNoSoundBundleIsRefusedOnceAndTheNextGoodOneIsTaken(byte[] bad) throws Exception {
        rename(bad);
        for (int i = 0; i < 3; i++) {
            watch.look();
        }
        assertThat(live.current().config().tenants()).isEqualTo(1);
        assertThat(reloads.refused()).isEqualTo(1);
        assertThat(reloads.refusal().orElseThrow().reason()).startsWith("bundle is ");
        assertThat(reloads.refusal().orElseThrow().at()).isEqualTo(NOW);
        rename(TWO);
        watch.look();
        assertThat(live.current().config().tenants()).isEqualTo(2);
        assertThat(reloads.refusal()).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsRefusedAndTheSameOneComingBackIsNoReload() throws Exception {
        Files.delete(file);
        watch.look();
        watch.look();
        assertThat(reloads.refusal().orElseThrow().reason())
                .isEqualTo("bundle " + file + " cannot be read: no such file");
        rename(ONE);
        watch.look();
        watch.look();
        assertThat(reloads.refusal()).isEmpty();
        assertThat(reloads.accepted()).isZero();
    }

    @Test
    void aFolderInItsPlaceIsRefused() throws Exception {
        Files.delete(file);
        Files.createDirectory(file);
        watch.look();
        watch.look();
        assertThat(reloads.refusal().orElseThrow().reason()).endsWith("not a regular file");
    }

    /// `bundle -> ..data/bundle`, and `..data` is the link that changes.
    @Test
    void aKubernetesConfigMapIsFollowed() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("mount"));
        Files.write(Files.createDirectory(mount.resolve("..1")).resolve("bundle"), ONE);
        Files.write(Files.createDirectory(mount.resolve("..2")).resolve("bundle"), TWO);
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
        Path name = Files.createSymbolicLink(mount.resolve("bundle"), Path.of("..data/bundle"));
        watch = new BundleWatch(name, live, reloads, InstantSource.fixed(NOW));
        watch.look();
        Files.createSymbolicLink(mount.resolve("..tmp"), Path.of("..2"));
        Files.move(mount.resolve("..tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        watch.look();
        assertThat(live.current().config().tenants()).isEqualTo(2);
    }

    @Test
    void theProblemsThatACompilerLeavesBesideItAreTheReason() throws Exception {
        Path problems = folder.resolve("bundle.problems.json");
        Files.writeString(problems, """
                {"summary": "1 problem", "problems": [
                  {"file": "a.json", "line": 3, "column": 5, "code": "PC1003", "message": "unknown key"}]}""");
        watch.look();
        watch.look();
        Refusal refusal = reloads.refusal().orElseThrow();
        assertThat(refusal.reason()).isEqualTo("1 problem");
        assertThat(refusal.problems()).containsExactly("a.json:3:5: error PC1003: unknown key");
        Files.delete(problems);
        watch.look();
        watch.look();
        assertThat(reloads.refusal()).isEmpty();
        Files.writeString(problems, "{\"reason\":");
        watch.look();
        watch.look();
        assertThat(reloads.refusal().orElseThrow().reason()).contains("cannot be read");
    }

    @Test
    void withoutAPlaceForTemporaryFilesTheCopyIsInMemory() {
        BundleOpening opening = PrivateCopy.open(file, folder.resolve("nowhere"));
        assertThat(opening)
                .isInstanceOfSatisfying(
                        BundleOpening.Opened.class,
                        opened -> assertThat(opened.bundle().check().toString()).startsWith("Sound"));
    }

    @Test
    void theMetricOfTheConfigHasOneSeriesWhateverWasInForceBefore() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        reloads.bindTo(registry);
        rename(TWO);
        watch.look();
        assertThat(registry.find("postern.config.info").gauges())
                .singleElement()
                .satisfies(gauge -> assertThat(gauge.getId().getTag("digest"))
                        .isEqualTo(live.current().config().label()));
        assertThat(registry.get("postern.config.reloads")
                        .tag("result", "accepted")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    private void rename(byte[] bytes) throws IOException {
        Path fresh = Files.write(folder.resolve("fresh"), bytes);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] bundle(String... ids) {
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        for (String id : ids) {
            TenantId tenant = new TenantId(id);
            HostClaim host = new HostClaim(new HostPattern(id + ".localhost", false), false);
            PlanTable plan = new PlanTable("basic", 100, 1_000);
            tenants.put(tenant, new TenantTable(tenant, plan, List.of(host), List.of(), List.of()));
        }
        return BundleWriter.write(new RoutingTable(tenants));
    }
}
