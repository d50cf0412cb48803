package dev.postern.gateway.server.start;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.postern.config.table.Bundle;
import dev.postern.config.table.Part;
import dev.postern.config.table.PlanTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.server.admin.Plans;
import java.util.Optional;

/// The plans as the bundle has them; those of 10,000 tenants are kept.
final class BundlePlans implements Plans {
    private static final int MOST_TENANTS = 10_000;

    private final LoadingCache<TenantId, Optional<PlanTable>> plans;

    BundlePlans(Bundle bundle) {
        this.plans = Caffeine.newBuilder().maximumSize(MOST_TENANTS).build(tenant -> read(bundle, tenant));
    }

    @Override
    public Optional<PlanTable> of(TenantId tenant) {
        return plans.get(tenant);
    }

    /// A tenant whose part is damaged is served nothing, so it has no plan either.
    private static Optional<PlanTable> read(Bundle bundle, TenantId tenant) {
        return switch (bundle.part(tenant)) {
            case Part.Read read -> Optional.of(read.table().plan());
            case Part.Missing _, Part.Damaged _ -> Optional.empty();
        };
    }
}
