package dev.postern.gateway.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import dev.postern.config.table.BundleWriter;
import dev.postern.config.table.HeaderValue;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.credential.KeyCacheOptions;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.live.PolicyFactory;
import dev.postern.gateway.live.TestPolicies;
import dev.postern.gateway.secret.SecretRead;
import dev.postern.gateway.secret.SecretSource;
import dev.postern.gateway.secret.SecretValue;
import dev.postern.gateway.secret.SecretVariables;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
        live = live(opened, new SecretVariables(Map.of()));
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
        // Its header names what is in force.
        byte[] changedInForce = ONE.clone();
        changedInForce[changedInForce.length - 1] ^= 1;
        return Stream.of(
                new byte[0],
                "no bundle at all".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(TWO, TWO.length - 1),
                changed,
                changedInForce,
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
        try (PrivateCopy copy = PrivateCopy.of(file, folder.resolve("nowhere"))) {
            assertThat(copy.keep())
                    .isInstanceOfSatisfying(
                            BundleOpening.Opened.class,
                            opened -> assertThat(opened.bundle().check().toString())
                                    .startsWith("Sound"));
        }
    }

    @Test
    void whatTheGatewayStartedFromIsRefusedTooWhereItIsDamaged() throws Exception {
        byte[] damaged = ONE.clone();
        damaged[damaged.length - 1] ^= 1;
        Files.write(file, damaged);
        Bundle started = ((BundleOpening.Opened) Bundle.open(file)).bundle();
        live = live(started, new SecretVariables(Map.of()));
        watch = watch(Duration.ofMinutes(1), InstantSource.fixed(NOW));
        watch.look();
        assertThat(reloads.refusal().orElseThrow().reason()).startsWith("bundle is damaged");
        assertThat(live.current().bundle()).isSameAs(started);
    }

    /// Private copies are mapped, which the kernel lists with the names that they had.
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsRefusedOrSaysTheSameLeavesNoCopy() throws Exception {
        watch = watch(Duration.ofMinutes(1), InstantSource.fixed(NOW));
        watch.look();
        assertThat(copies()).isEqualTo(1);
        for (int i = 0; i < 5; i++) {
            rename(ONE);
            watch.look();
            noBundles().forEach(this::offer);
        }
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void copiesThatWereReplacedAreLetGo() throws Exception {
        watch = watch(Duration.ofMinutes(1), InstantSource.fixed(NOW));
        watch.look();
        for (int i = 0; i < 40; i++) {
            rename(i % 2 == 0 ? TWO : ONE);
            watch.look();
        }
        assertThat(reloads.accepted()).isEqualTo(40);
        await().until(() -> copies() <= 9);
    }

    @Test
    void aSwapThatTakesLongIsToldAsRefusedUntilItIsInForce() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        TenantTable before = withSecret("acme");
        Files.write(file, bundle(before));
        AtomicInteger reads = new AtomicInteger();
        live = live(((BundleOpening.Opened) Bundle.open(file)).bundle(), (tenant, name) -> {
            // Hangs from the second time on.
            if (reads.incrementAndGet() > 1) {
                awaitAnswer(answer);
            }
            return new SecretRead.Found(new SecretValue("s"));
        });
        live.current()
                .load(before.id())
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        watch = watch(Duration.ZERO, InstantSource.fixed(NOW));
        String old = live.current().digest();
        rename(bundle(before, tenant("globex")));
        watch.look();
        watch.look();
        assertThat(reloads.refusal().orElseThrow().reason()).startsWith("tenants are still being loaded");
        assertThat(reloads.accepted()).isZero();
        assertThat(live.current().digest()).isEqualTo(old);
        answer.countDown();
        await().until(() -> !live.current().digest().equals(old));
        await().until(() -> {
            watch.look();
            return reloads.accepted() == 1;
        });
        assertThat(reloads.refusal()).isEmpty();
    }

    @Test
    void aFailureOfOneLookIsToldAndDoesNotEndTheNext() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        watch = watch(Duration.ofMinutes(1), () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
            return NOW;
        });
        rename(new byte[0]);
        watch.look();
        assertThat(reloads.refusal().orElseThrow().reason()).endsWith("cannot be judged: IllegalStateException");
        rename(TWO);
        watch.look();
        assertThat(live.current().config().tenants()).isEqualTo(2);
        assertThat(reloads.refusal()).isEmpty();
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

    private void offer(byte[] bytes) {
        try {
            rename(bytes);
            watch.look();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void awaitAnswer(CountDownLatch answer) {
        try {
            answer.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private long copies() throws IOException {
        try (Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
            return mappings.filter(line -> line.contains(folder + "/postern-")).count();
        }
    }

    private Live live(Bundle bundle, SecretSource secrets) {
        KeyCache keys = new KeyCache(
                (tenant, id) -> Future.succeededFuture(Optional.empty()), KeyCacheOptions.standard(), () -> 0);
        PolicyFactory policies = TestPolicies.of(vertx, keys, InstantSource.fixed(NOW));
        return new Live(vertx, bundle, policies, secrets, InstantSource.fixed(NOW));
    }

    private BundleWatch watch(Duration swapAtMost, InstantSource clock) {
        reloads = new Reloads(live.current().config());
        return new BundleWatch(file, live, reloads, clock, folder, swapAtMost);
    }

    private static byte[] bundle(String... ids) {
        return bundle(Stream.of(ids).map(BundleWatchTest::tenant).toArray(TenantTable[]::new));
    }

    private static byte[] bundle(TenantTable... tables) {
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        for (TenantTable table : tables) {
            tenants.put(table.id(), table);
        }
        return BundleWriter.write(new RoutingTable(tenants));
    }

    private static TenantTable tenant(String id) {
        return tenant(id, List.of());
    }

    private static TenantTable withSecret(String id) {
        TreeMap<HeaderName, HeaderValue> headers = new TreeMap<>();
        headers.put(HeaderName.parse("x-key").orElseThrow(), new HeaderValue.SecretReference("token"));
        Duration second = Duration.ofSeconds(1);
        return tenant(
                id,
                List.of(new UpstreamTable(
                        "api",
                        "main",
                        List.of(new UpstreamTable.Target(new TargetAddress("localhost", 1), 1)),
                        new UpstreamTable.Timeouts(second, second, second),
                        headers)));
    }

    private static TenantTable tenant(String id, List<UpstreamTable> upstreams) {
        HostClaim host = new HostClaim(new HostPattern(id + ".localhost", false), false);
        PlanTable plan = new PlanTable("basic", 100, 1_000);
        return new TenantTable(new TenantId(id), plan, List.of(host), upstreams, List.of());
    }
}
