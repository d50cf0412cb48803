package dev.postern.gateway.live;

import dev.postern.config.match.RouteTree;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.table.TenantTable;

/// One tenant's part of the bundle, decoded and ready to serve.
///
/// @param keyInQuery whether some route of the tenant reads API keys from the query
public record LiveTenant(TenantTable table, RouteTree<LiveRoute> routes, boolean keyInQuery) {
    static boolean readsKeysInQuery(TenantTable table) {
        return table.routes().stream()
                .flatMap(route -> route.policies().stream())
                .anyMatch(config -> config instanceof AuthConfig auth && readsQuery(auth));
    }

    private static boolean readsQuery(AuthConfig auth) {
        return auth.anyOf().stream().anyMatch(source -> switch (source) {
            case AuthConfig.ApiKey key -> key.inQuery();
        });
    }
}
