package dev.postern.gateway.server.start;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.postern.config.table.Bundle;
import dev.postern.config.table.Part;
import dev.postern.config.table.PlanTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.server.admin.Plans;
import java.util.Optional;

/// The plans as the bundle in force has them; those of 10,000 tenants are kept.
final class BundlePlans implements Plans {
    private static final int MOST_TENANTS = 10_000;

    /// @param partDigest of the tenant's part, so that a plan is kept as long as it means the same
    private record Key(TenantId tenant, String partDigest) {}

    private final Live live;
    private final Cache<Key, Optional<PlanTable>> plans =
            Caffeine.newBuilder().maximumSize(MOST_TENANTS).build();

    BundlePlans(Live live) {
        this.live = live;
    }

    @Override
    public Optional<PlanTable> of(TenantId tenant) {
        Bundle bundle = live.current().bundle();
        return bundle.partDigest(tenant)
                .flatMap(digest -> plans.get(new Key(tenant, digest), key -> read(bundle, tenant)));
    }

    /// A tenant whose part is damaged is served nothing, so it has no plan either.
    private static Optional<PlanTable> read(Bundle bundle, TenantId tenant) {
        return switch (bundle.part(tenant)) {
            case Part.Read read -> Optional.of(read.table().plan());
            case Part.Missing _, Part.Damaged _ -> Optional.empty();
        };
    }
}
