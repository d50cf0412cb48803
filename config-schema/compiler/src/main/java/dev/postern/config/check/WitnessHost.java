package dev.postern.config.check;

import dev.postern.config.model.TenantFile;
import dev.postern.config.value.HostPattern;
import org.jspecify.annotations.Nullable;

/// A host that leads to a tenant, for the URLs in messages.
final class WitnessHost {
    private WitnessHost() {}

    /// The tenant's first exact host, else a name below its first wildcard, else a name that says it all.
    static String of(@Nullable TenantFile tenant) {
        if (tenant == null || tenant.hosts().isEmpty()) {
            return "the-tenant";
        }
        HostPattern first = tenant.hosts().stream()
                .map(host -> host.host().value())
                .filter(host -> !host.wildcard())
                .findFirst()
                .orElse(tenant.hosts().getFirst().host().value());
        return first.wildcard() ? "x." + first.name() : first.name();
    }
}
