package dev.postern.gateway.server.admin;

import dev.postern.config.table.PlanTable;
import dev.postern.config.value.TenantId;
import java.util.Optional;
import java.util.Set;

/// What of the config in force the management API is held to. May block: what is asked for first is read from the
/// bundle then.
public interface Plans {
    /// A tenant's; empty for a tenant that the config does not have.
    Optional<PlanTable> of(TenantId tenant);

    /// The names of a tenant's issuers of tokens; none for a tenant that the config does not have.
    Set<String> issuers(TenantId tenant);

    /// The one of this name; empty where no tenant of the config is on it.
    Optional<PlanTable> named(String name);
}
