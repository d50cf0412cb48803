package dev.postern.config.effective;

import dev.postern.config.effective.Listing.Entry;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import java.util.List;
import java.util.stream.Collectors;

/// What there is to ask for.
public final class Listings {
    private Listings() {}

    public static Listing tenants(RoutingTable table) {
        return new Listing(
                "tenant",
                table.tenants().values().stream()
                        .map(tenant -> new Entry(
                                tenant.id().value(),
                                "plan " + tenant.plan().name() + ", "
                                        + tenant.hosts().stream()
                                                .map(claim -> claim.host().toString())
                                                .collect(Collectors.joining(", "))))
                        .toList());
    }

    public static Listing apis(TenantTable tenant) {
        return new Listing(
                "API",
                tenant.routes().stream().collect(Collectors.groupingBy(RouteTable::api)).entrySet().stream()
                        .map(api -> new Entry(
                                api.getKey(),
                                api.getValue().size() + (api.getValue().size() == 1 ? " route" : " routes")))
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList());
    }

    public static Listing routes(TenantTable tenant, String api) {
        List<Entry> entries = tenant.routes().stream()
                .filter(route -> route.api().equals(api))
                .map(route -> new Entry(route.id(), request(route)))
                .toList();
        return new Listing("route", entries);
    }

    /// What a route takes, in short, such as `GET /orders/{orderId}`.
    public static String request(RouteTable route) {
        String methods = route.methods().isEmpty() ? "any method" : String.join(",", route.methods());
        return methods + " " + route.path();
    }
}
