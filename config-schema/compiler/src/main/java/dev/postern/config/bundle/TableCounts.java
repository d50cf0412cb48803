package dev.postern.config.bundle;

import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;

/// How large a table is.
public record TableCounts(int tenants, int apis, int routes) {
    public static TableCounts of(RoutingTable table) {
        int apis = 0;
        int routes = 0;
        for (TenantTable tenant : table.tenants().values()) {
            apis += (int)
                    tenant.routes().stream().map(RouteTable::api).distinct().count();
            routes += tenant.routes().size();
        }
        return new TableCounts(table.tenants().size(), apis, routes);
    }

    /// Such as `2 tenants, 2 APIs, 4 routes`.
    @Override
    public String toString() {
        return count(tenants, "tenant") + ", " + count(apis, "API") + ", " + count(routes, "route");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
