package dev.postern.config.table;

import dev.postern.config.match.HostMatch;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// All tenants compiled. Holds meaning only: two trees that mean the same compile to equal tables.
///
/// @param tenants by id; hosts are unique over all of them unless shared by all that claim them
public record RoutingTable(SortedMap<TenantId, TenantTable> tenants) {
    public RoutingTable {
        tenants = Collections.unmodifiableSortedMap(new TreeMap<>(tenants));
        tenants.forEach((id, tenant) -> {
            if (!id.equals(tenant.id())) {
                throw new IllegalArgumentException("tenants: " + id + " (expected: " + tenant.id() + ", its own id)");
            }
        });
        HostOwners.conflict(tenants.values()).ifPresent(conflict -> {
            throw new IllegalArgumentException("hosts: " + conflict);
        });
    }

    /// Whose hosts are whose, for [dev.postern.config.match.HostIndex] and the bundle's index; built at each call.
    public SortedMap<HostPattern, HostMatch> hosts() {
        return HostOwners.of(tenants.values());
    }
}
