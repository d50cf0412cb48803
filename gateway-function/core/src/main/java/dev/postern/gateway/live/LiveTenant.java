package dev.postern.gateway.live;

import dev.postern.config.match.TenantRoutes;
import dev.postern.config.table.HeaderValue;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.table.TenantTable;

/// One tenant's part of the bundle, decoded and ready to serve.
///
/// @param routes which number theirs as the table does
public record LiveTenant(TenantTable table, TenantRoutes<LiveRoute> routes) {
    /// Whether it was loaded with secrets, which may have been replaced since.
    boolean holdsSecrets() {
        return table.upstreams().stream()
                        .flatMap(upstream -> upstream.headers().values().stream())
                        .anyMatch(HeaderValue.SecretReference.class::isInstance)
                || table.issuers().stream().anyMatch(issuer -> issuer.keys() instanceof KeySource.SharedSecret);
    }
}
