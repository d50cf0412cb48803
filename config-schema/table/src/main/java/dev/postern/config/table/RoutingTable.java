package dev.postern.config.table;

import dev.postern.config.value.TenantId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// All tenants compiled. Holds meaning only: two trees that mean the same compile to equal tables.
///
/// @param tenants by id; hosts are unique over all of them unless shared
public record RoutingTable(SortedMap<TenantId, TenantTable> tenants) {
    public RoutingTable {
        tenants = Collections.unmodifiableSortedMap(new TreeMap<>(tenants));
    }
}
