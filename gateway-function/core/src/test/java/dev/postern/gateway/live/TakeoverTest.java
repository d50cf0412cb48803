package dev.postern.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.postern.gateway.secret.SecretRead;
import dev.postern.gateway.secret.SecretSource;
import dev.postern.gateway.secret.SecretValue;
import dev.postern.gateway.secret.TimedSecrets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a swap does with the tenants that are served.
class TakeoverTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final int PRO = 1_000;
    private static final int BASIC = 100;

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger hung = new AtomicInteger();
    private volatile boolean hangs;

    @AfterEach
    void stop() {
        answer.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aTenantWhoseLoadingHangsHoldsNobodyUpAndServesOnWhereItsPartIsTheSame() throws Exception {
        Live live = serving(bundle(tenant(ACME, BASIC), tenant(GLOBEX, BASIC)));
        TenantLoad acme = live.current().peek(ACME);
        hangs = true;
        // The part of `acme` stays as it is, that of `globex` does not.
        Bundle next = bundle(tenant(ACME, BASIC), tenant(GLOBEX, PRO));
        assertThat(await(live.swap(next))).isEqualTo(Live.Swap.DONE);
        assertThat(live.current().bundle()).isSameAs(next);
        assertThat(live.current().peek(ACME)).isNotNull().isEqualTo(acme);
        assertThat(live.current().peek(GLOBEX)).isNull();

        Bundle after = bundle(tenant(ACME, BASIC));
        assertThat(await(live.swap(after))).isEqualTo(Live.Swap.DONE);
        assertThat(live.current().bundle()).isSameAs(after);

        answer.countDown();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(live.current().peek(ACME)).isNotNull().isNotEqualTo(acme));
    }

    @Test
    void aSecretThatHangsFailsItsTenantAloneAndSwapsBeginNoFurtherReads() throws Exception {
        // Time is over at once while reads hang.
        TimedSecrets.Waiting real = Condition::awaitNanos;
        TimedSecrets timed = new TimedSecrets(
                (tenant, name) -> secret(),
                2,
                Duration.ofDays(1),
                (changed, nanos) -> hangs ? 0 : real.await(changed, nanos));
        SecretSource secrets = (tenant, name) -> tenant.equals(ACME) ? timed.read(tenant, name) : found();
        // No swap that waited for the read would ever end.
        Live live = serving(bundle(tenant(ACME, BASIC), tenant(GLOBEX, BASIC)), secrets, Duration.ofDays(1));
        TenantLoad acme = live.current().peek(ACME);
        hangs = true;
        for (int i = 1; i <= 10; i++) {
            assertThat(await(live.swap(bundle(tenant(ACME, BASIC), tenant(GLOBEX, BASIC + i)))))
                    .isEqualTo(Live.Swap.DONE);
            assertThat(live.current().peek(ACME)).isNotNull().isEqualTo(acme);
            assertThat(live.current().peek(GLOBEX)).isInstanceOf(TenantLoad.Loaded.class);
        }
        await(live.swap(bundle(tenant(ACME, PRO), tenant(GLOBEX, PRO))));
        assertThat(await(live.current().load(ACME))).isInstanceOf(TenantLoad.Failed.class);
        Awaitility.await().untilAsserted(() -> assertThat(hung.get()).isEqualTo(1));

        hangs = false;
        answer.countDown();
        Awaitility.await().untilAsserted(() -> {
            await(live.swap(bundle(tenant(ACME, PRO), tenant(GLOBEX, PRO))));
            assertThat(await(live.current().load(ACME))).isInstanceOf(TenantLoad.Loaded.class);
        });
    }

    @Test
    void aTenantThatIsTakenOutIsNotLoaded() throws Exception {
        Live live = serving(bundle(tenant(ACME, BASIC), tenant(GLOBEX, BASIC)));
        await(live.swap(bundle(tenant(ACME, BASIC))));
        assertThat(live.current().peek(ACME)).isNotNull();
        assertThat(live.current().peek(GLOBEX)).isNull();
    }

    private Live serving(Bundle bundle) throws Exception {
        return serving(bundle, (tenant, name) -> secret(), Duration.ofMillis(200));
    }

    private Live serving(Bundle bundle, SecretSource secrets, Duration toLoad) throws Exception {
        KeyCache keys = new KeyCache(
                (tenant, id) -> Future.succeededFuture(Optional.empty()), KeyCacheOptions.standard(), () -> 0);
        InstantSource clock = InstantSource.system();
        Live live = new Live(vertx, bundle, TestPolicies.of(vertx, keys, clock), secrets, clock, toLoad);
        await(live.current().load(ACME));
        await(live.current().load(GLOBEX));
        return live;
    }

    private SecretRead secret() {
        if (hangs) {
            hung.incrementAndGet();
            try {
                answer.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        return found();
    }

    private static SecretRead found() {
        return new SecretRead.Found(new SecretValue("s"));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Bundle bundle(TenantTable... tables) {
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        for (TenantTable table : tables) {
            tenants.put(table.id(), table);
        }
        byte[] bytes = BundleWriter.write(new RoutingTable(tenants));
        return ((BundleOpening.Opened) Bundle.open(ByteBuffer.wrap(bytes))).bundle();
    }

    /// With a secret, so that each swap loads it anew.
    private static TenantTable tenant(TenantId id, int perMinute) {
        TreeMap<HeaderName, HeaderValue> headers = new TreeMap<>();
        headers.put(HeaderName.parse("x-key").orElseThrow(), new HeaderValue.SecretReference("token"));
        Duration second = Duration.ofSeconds(1);
        UpstreamTable upstream = new UpstreamTable(
                "api",
                "main",
                List.of(new UpstreamTable.Target(new TargetAddress("localhost", 1), 1)),
                new UpstreamTable.Timeouts(second, second, second),
                headers);
        return new TenantTable(
                id,
                new PlanTable("plan", perMinute, 10_000),
                List.of(new HostClaim(new HostPattern(id + ".localhost", false), false)),
                List.of(upstream),
                List.of());
    }
}
