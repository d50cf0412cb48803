package dev.postern.gateway.server.start;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.postern.config.table.Bundle;
import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.Part;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.KeyPlans;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.server.admin.Plans;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// The plans as the bundle in force has them; those of 10,000 tenants are kept, and 1,000 by name.
///
/// A bundle has no list of plans: one is found by its name through the first tenant that is on it, and a plan that
/// no tenant is on is not found. So the first look for a name that is not there reads the whole bundle.
final class BundlePlans implements Plans, KeyPlans {
    private static final int MOST_TENANTS = 10_000;
    private static final int MOST_NAMES = 1_000;

    /// @param partDigest of the tenant's part, so that a plan is kept as long as it means the same
    private record Key(TenantId tenant, String partDigest) {}

    /// What is kept of a tenant.
    private record Known(PlanTable plan, Set<String> issuers) {}

    private record Name(String name, String bundleDigest) {}

    private final Vertx vertx;
    private final Live live;
    private final Cache<Key, Optional<Known>> tenants =
            Caffeine.newBuilder().maximumSize(MOST_TENANTS).build();
    private final Cache<Name, Optional<PlanTable>> named =
            Caffeine.newBuilder().maximumSize(MOST_NAMES).build();

    BundlePlans(Vertx vertx, Live live) {
        this.vertx = vertx;
        this.live = live;
    }

    @Override
    public Optional<PlanTable> of(TenantId tenant) {
        return known(tenant).map(Known::plan);
    }

    @Override
    public Set<String> issuers(TenantId tenant) {
        return known(tenant).map(Known::issuers).orElse(Set.of());
    }

    @Override
    public Optional<PlanTable> named(String name) {
        Bundle bundle = live.current().bundle();
        return named.get(
                new Name(name, bundle.digest()),
                _ -> bundle.tenantIds()
                        .flatMap(tenant -> read(bundle, tenant).stream())
                        .map(Known::plan)
                        .filter(plan -> plan.name().equals(name))
                        .findFirst());
    }

    /// Reads on a worker thread what is not kept.
    @Override
    public Future<Optional<PlanTable>> find(String name) {
        Optional<PlanTable> kept =
                named.getIfPresent(new Name(name, live.current().bundle().digest()));
        return kept != null
                ? Future.succeededFuture(kept)
                : Future.fromCompletionStage(CompletableFuture.supplyAsync(() -> named(name), this::onWorker));
    }

    private void onWorker(Runnable work) {
        vertx.executeBlocking(Executors.callable(work), false);
    }

    private Optional<Known> known(TenantId tenant) {
        Bundle bundle = live.current().bundle();
        return bundle.partDigest(tenant)
                .flatMap(digest -> tenants.get(new Key(tenant, digest), key -> read(bundle, tenant)));
    }

    /// A tenant whose part is damaged is served nothing, so it has no plan either.
    private static Optional<Known> read(Bundle bundle, TenantId tenant) {
        return switch (bundle.part(tenant)) {
            case Part.Read(TenantTable table) ->
                Optional.of(new Known(
                        table.plan(),
                        table.issuers().stream().map(IssuerTable::name).collect(Collectors.toUnmodifiableSet())));
            case Part.Missing _, Part.Damaged _ -> Optional.empty();
        };
    }
}
