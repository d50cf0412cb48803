package dev.postern.gateway.server.admin;

import dev.postern.config.table.PlanTable;
import dev.postern.config.value.TenantId;
import java.util.Optional;

/// The plans in force. May block: what is asked for first is read from the bundle then.
public interface Plans {
    /// A tenant's; empty for a tenant that the config does not have.
    Optional<PlanTable> of(TenantId tenant);

    /// The one of this name; empty where no tenant of the config is on it.
    Optional<PlanTable> named(String name);
}
