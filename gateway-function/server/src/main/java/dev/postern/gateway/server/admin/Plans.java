package dev.postern.gateway.server.admin;

import dev.postern.config.table.PlanTable;
import dev.postern.config.value.TenantId;
import java.util.Optional;

/// The plans of the tenants in force; empty for a tenant that the config does not have.
@FunctionalInterface
public interface Plans {
    /// May block: a tenant's part of the bundle is read when it is first asked for.
    Optional<PlanTable> of(TenantId tenant);
}
