package dev.postern.gateway.live;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.postern.config.match.HostMatch;
import dev.postern.config.table.Bundle;
import dev.postern.config.value.Host;
import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One bundle made live. A request pins the snapshot once and sees no other.
///
/// A tenant's part is read when the tenant's first request comes: off the event loop, once however
/// many ask (single flight), 64 tenants at a time. Kept are as many as have 300,000 routes together, where each
/// tenant counts for ten more; the least used go first.
public final class Snapshot {
    private static final Logger LOG = Logger.getLogger(Snapshot.class);
    private static final long MOST_WEIGHT = 300_000;
    private static final int WEIGHT_OF_TENANT = 10;
    static final int MOST_LOADING = 64;
    private static final Duration FAILURE_LIFE = Duration.ofSeconds(5);

    private final Bundle bundle;
    private final ConfigInForce config;
    private final TenantLoader loader;
    private final Vertx vertx;
    private final AtomicInteger loading = new AtomicInteger();
    /// Kept in order by whoever reads: some microseconds every few reads, where to wake another pool's thread for them
    /// took a twentieth of the processor. Nothing is told of an eviction, and loading has threads of its own.
    private final AsyncCache<TenantId, TenantLoad> tenants = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(MOST_WEIGHT)
            .<TenantId, TenantLoad>weigher((id, load) -> weightOf(load))
            .expireAfter(Expiry.<TenantId, TenantLoad>creating((id, load) -> lifeOf(load)))
            .buildAsync();

    Snapshot(Bundle bundle, ConfigInForce config, TenantLoader loader, Vertx vertx) {
        this.bundle = bundle;
        this.config = config;
        this.loader = loader;
        this.vertx = vertx;
    }

    private static int weightOf(TenantLoad load) {
        return switch (load) {
            case TenantLoad.Loaded(LiveTenant tenant) ->
                WEIGHT_OF_TENANT + tenant.table().routes().size();
            case TenantLoad.Failed failed -> WEIGHT_OF_TENANT;
        };
    }

    /// A failure is tried again when the client was told to come back; what was loaded stays.
    private static Duration lifeOf(TenantLoad load) {
        return switch (load) {
            case TenantLoad.Loaded loaded -> ChronoUnit.FOREVER.getDuration();
            case TenantLoad.Failed failed -> FAILURE_LIFE;
        };
    }

    /// The bundle's digest, which names this config in logs and health.
    public String digest() {
        return bundle.digest();
    }

    /// What it is called.
    public ConfigInForce config() {
        return config;
    }

    /// Where it comes from.
    public Bundle bundle() {
        return bundle;
    }

    public HostMatch host(Host host) {
        return bundle.host(host);
    }

    /// The tenant if it is loaded already; null where [#load] has to be asked. Thread-safe, no I/O.
    public @Nullable TenantLoad peek(TenantId tenant) {
        CompletableFuture<TenantLoad> load = tenants.getIfPresent(tenant);
        return load == null ? null : load.getNow(null);
    }

    /// Loads the tenant; completes on any thread, never fails.
    public Future<TenantLoad> load(TenantId tenant) {
        return Future.fromCompletionStage(tenants.get(tenant, (id, executor) -> start(id)));
    }

    /// Whether the bundle has a part for the tenant.
    boolean has(TenantId tenant) {
        return bundle.partDigest(tenant).isPresent();
    }

    /// The tenants that are loaded and can be served.
    List<LiveTenant> loaded() {
        List<LiveTenant> loaded = new ArrayList<>();
        for (CompletableFuture<TenantLoad> load : tenants.asMap().values()) {
            if (load.getNow(null) instanceof TenantLoad.Loaded(LiveTenant tenant)) {
                loaded.add(tenant);
            }
        }
        return loaded;
    }

    /// Serves on what another snapshot has loaded, where this one's bundle has the same part and no secret in it can
    /// have been replaced.
    ///
    /// @return whether it does
    boolean keep(LiveTenant tenant, Snapshot from) {
        boolean kept = !tenant.holdsSecrets() && hasSamePart(tenant, from);
        if (kept) {
            put(tenant);
        }
        return kept;
    }

    /// Serves on what another snapshot has loaded, where this one's bundle has the same part, which could not be
    /// loaded again: its secrets cannot be read now, and those read before may well still be good.
    void keepAfterFailure(LiveTenant tenant, Snapshot from) {
        if (hasSamePart(tenant, from)) {
            LOG.warnf(
                    "tenant %s is served on with the secrets that were read before",
                    tenant.table().id());
            put(tenant);
        }
    }

    private boolean hasSamePart(LiveTenant tenant, Snapshot from) {
        TenantId id = tenant.table().id();
        Optional<String> part = bundle.partDigest(id);
        return part.isPresent() && part.equals(from.bundle.partDigest(id));
    }

    void put(LiveTenant tenant) {
        tenants.put(tenant.table().id(), CompletableFuture.completedFuture(new TenantLoad.Loaded(tenant)));
    }

    private CompletableFuture<TenantLoad> start(TenantId tenant) {
        if (loading.incrementAndGet() > MOST_LOADING) {
            loading.decrementAndGet();
            CompletableFuture<TenantLoad> full = new CompletableFuture<>();
            // A failed future is not kept, so that the next request may try again.
            full.completeExceptionally(new LoadingFull());
            return full;
        }
        return CompletableFuture.supplyAsync(() -> load(bundle, tenant), this::onWorker)
                .whenComplete((load, failure) -> loading.decrementAndGet());
    }

    private void onWorker(Runnable work) {
        vertx.executeBlocking(Executors.callable(work), false);
    }

    private TenantLoad load(Bundle bundle, TenantId tenant) {
        TenantLoad load = loader.load(bundle, tenant);
        if (load instanceof TenantLoad.Failed failed) {
            LOG.errorf("tenant %s cannot be served: %s", tenant, failed.reason());
        }
        return load;
    }

    /// Too many tenants are being loaded at once.
    static final class LoadingFull extends RuntimeException {
        LoadingFull() {
            super("more than " + MOST_LOADING + " tenants are being loaded", null, false, false);
        }
    }
}
