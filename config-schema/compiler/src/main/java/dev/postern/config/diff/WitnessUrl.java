package dev.postern.config.diff;

import dev.postern.config.table.HostClaim;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.HostPattern;
import java.util.List;

/// Writes a request down so that it can be tried.
final class WitnessUrl {
    private WitnessUrl() {}

    static Witness of(TenantTable tenant, String method, String path, String outcome) {
        return new Witness(method, "http://" + host(tenant) + path, List.of(), outcome);
    }

    private static String host(TenantTable tenant) {
        HostPattern host = tenant.hosts().stream()
                .map(HostClaim::host)
                .filter(claimed -> !claimed.wildcard())
                .findFirst()
                .orElseGet(() -> tenant.hosts().getFirst().host());
        return host.wildcard() ? "x." + host.name() : host.name();
    }
}
