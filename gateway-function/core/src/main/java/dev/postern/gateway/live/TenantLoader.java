package dev.postern.gateway.live;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.Part;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.http.FixedHeaders;
import dev.postern.gateway.live.RouteBuilder.Reached;
import dev.postern.gateway.live.RouteBuilder.UpstreamName;
import dev.postern.gateway.secret.SecretSource;
import dev.postern.gateway.token.TrustedIssuer;
import dev.postern.gateway.upstream.Upstreams;
import java.util.HashMap;
import java.util.Map;

/// Reads a tenant's part of a bundle and makes it ready to serve. Blocking: for a worker thread.
final class TenantLoader {
    private final PolicyFactory policies;
    private final Upstreams upstreams;
    private final SecretSource secrets;

    TenantLoader(PolicyFactory policies, Upstreams upstreams, SecretSource secrets) {
        this.policies = policies;
        this.upstreams = upstreams;
        this.secrets = secrets;
    }

    TenantLoad load(Bundle bundle, TenantId tenant) {
        return switch (bundle.part(tenant)) {
            case Part.Read read -> bringUp(read.table());
            case Part.Missing missing -> new TenantLoad.Failed("the bundle has no part for tenant " + tenant);
            case Part.Damaged damaged -> new TenantLoad.Failed(damaged.reason());
        };
    }

    private TenantLoad bringUp(TenantTable table) {
        return switch (TenantIssuers.read(table, secrets)) {
            case TenantIssuers.Failed(String reason) -> new TenantLoad.Failed(reason);
            case TenantIssuers.Ready(Map<String, TrustedIssuer> issuers) -> bringUp(table, issuers);
        };
    }

    private TenantLoad bringUp(TenantTable table, Map<String, TrustedIssuer> issuers) {
        Map<UpstreamName, Reached> byName = new HashMap<>();
        for (UpstreamTable upstream : table.upstreams()) {
            switch (UpstreamHeaders.read(table.id(), upstream, secrets)) {
                case UpstreamHeaders.Ready(FixedHeaders headers) ->
                    byName.put(
                            new UpstreamName(upstream.api(), upstream.name()),
                            new Reached(upstreams.of(table.id(), upstream), headers));
                case UpstreamHeaders.Failed(String reason) -> {
                    return new TenantLoad.Failed(reason);
                }
            }
        }
        return new RouteBuilder(table, byName, config -> policies.create(config, table.id(), issuers)).build();
    }
}
