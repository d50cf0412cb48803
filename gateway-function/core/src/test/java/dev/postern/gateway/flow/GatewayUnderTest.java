package dev.postern.gateway.flow;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import dev.postern.config.table.BundleWriter;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.ApiKey;
import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.credential.KeyCacheOptions;
import dev.postern.gateway.credential.KeyRecord;
import dev.postern.gateway.credential.KeyStore;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.http.HttpLimits;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.live.PolicyFactory;
import dev.postern.gateway.live.TestPolicies;
import dev.postern.gateway.revocation.TestRevocations;
import dev.postern.gateway.secret.SecretRead;
import dev.postern.gateway.secret.SecretSource;
import dev.postern.gateway.secret.SecretValue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A data plane on a free loopback port, with keys and counts in memory and a [TestUpstream] behind it.
final class GatewayUnderTest implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    final Vertx vertx = Vertx.vertx();
    final TestUpstream upstream;
    /// Where an upstream of the table ought to listen, and nobody does unless a test opens it.
    final int deadPort;

    final Live live;
    final DataPlane dataPlane;
    final List<Completion> completions = new CopyOnWriteArrayList<>();
    /// By tenant and id: ids of two tenants may be the same.
    final Map<String, KeyRecord> keys = new ConcurrentHashMap<>();
    /// By tenant and name, such as `acme/token`.
    final Map<String, String> secrets = new ConcurrentHashMap<>();
    final TestRevocations revoked = TestRevocations.read();
    private boolean storeAway;

    GatewayUnderTest(HttpLimits limits) throws Exception {
        this(limits, Duration.ofSeconds(30));
    }

    GatewayUnderTest(HttpLimits limits, Duration idle) throws Exception {
        upstream = TestUpstream.start(vertx);
        deadPort = closedPort();
        KeyStore store = (tenant, id) -> storeAway
                ? Future.failedFuture("away")
                : Future.succeededFuture(Optional.ofNullable(keys.get(tenant + "/" + id)));
        InstantSource clock = InstantSource.system();
        PolicyFactory policies = TestPolicies.of(
                vertx, new KeyCache(store, KeyCacheOptions.standard(), System::nanoTime), revoked.revocations(), clock);
        live = new Live(vertx, bundle(Tables.table(upstream.port(), deadPort)), policies, secrets(), clock);
        DataPlaneOptions options = new DataPlaneOptions("127.0.0.1", 0, 2, limits, idle);
        dataPlane =
                await(DataPlane.start(vertx, options, live, completions::add, TestPolicies.SIGNING_KEYS.published()));
    }

    private SecretSource secrets() {
        return (tenant, name) -> {
            String text = secrets.get(tenant + "/" + name);
            return text == null ? new SecretRead.Missing() : new SecretRead.Found(new SecretValue(text));
        };
    }

    static Bundle bundle(RoutingTable table) {
        return ((BundleOpening.Opened) Bundle.open(ByteBuffer.wrap(BundleWriter.write(table)))).bundle();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return dataPlane.port();
    }

    /// Makes a key and hands out its text.
    String key(TenantId tenant, boolean active, OptionalLong limitPerMinute) {
        ApiKey key = ApiKey.generate("test", tenant, RANDOM);
        add(new KeyRecord(
                key.id(),
                tenant,
                UUID.randomUUID(),
                key.secretHash(),
                Optional.empty(),
                active,
                Optional.empty(),
                Set.of(),
                limitPerMinute,
                OptionalLong.empty(),
                Instant.now()));
        return key.text();
    }

    void add(KeyRecord key) {
        keys.put(key.tenant() + "/" + key.id(), key);
    }

    String key(TenantId tenant) {
        return key(tenant, true, OptionalLong.empty());
    }

    void takeStoreAway() {
        storeAway = true;
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        dataPlane
                .close(Duration.ZERO)
                .compose(closed -> vertx.close())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
