package dev.postern.gateway.route;

import dev.postern.config.match.HostMatch;
import dev.postern.config.match.PathMatch;
import dev.postern.config.value.Host;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.ApiKey;
import dev.postern.gateway.credential.KeyPresented;
import dev.postern.gateway.exchange.RequestHead;
import dev.postern.gateway.live.LiveRoute;
import dev.postern.gateway.live.LiveTenant;
import dev.postern.gateway.live.Snapshot;
import dev.postern.gateway.live.TenantLoad;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the tenant by host, or on a shared host by the tag inside the API key, then the route by path and method.
public final class MatchStep {
    private MatchStep() {}

    /// Answers at once when the tenant is loaded; else [Match.Loading].
    public static Match match(Snapshot snapshot, RequestHead head) {
        Host host = head.host();
        return host == null ? new Match.UnknownHost() : match(snapshot, host, head);
    }

    private static Match match(Snapshot snapshot, Host host, RequestHead head) {
        return switch (snapshot.host(host)) {
            case HostMatch.Damaged damaged -> new Match.IndexDamaged(damaged.reason());
            case HostMatch.Unknown unknown -> new Match.UnknownHost();
            case HostMatch.Owned owned -> matchIn(snapshot, owned.tenant(), head);
            case HostMatch.Shared shared ->
                tagOf(head)
                        .filter(tag -> shared.tenants().contains(tag))
                        .map(tenant -> matchIn(snapshot, tenant, head))
                        .orElseGet(Match.UnknownTenant::new);
        };
    }

    /// Who the key claims to be for; IDENTIFY proves it later.
    private static Optional<TenantId> tagOf(RequestHead head) {
        String presented = KeyPresented.in(head.headers(), head.query());
        return presented == null
                ? Optional.empty()
                : ApiKey.tenantTagOf(presented).flatMap(TenantId::parse);
    }

    private static Match matchIn(Snapshot snapshot, TenantId tenant, RequestHead head) {
        @Nullable TenantLoad loaded = snapshot.peek(tenant);
        return loaded != null
                ? matchIn(loaded, tenant, head)
                : new Match.Loading(snapshot.load(tenant)
                        .map(load -> matchIn(load, tenant, head))
                        .otherwise(
                                failure -> new Match.TenantUnavailable(tenant, String.valueOf(failure.getMessage()))));
    }

    private static Match matchIn(TenantLoad load, TenantId tenant, RequestHead head) {
        return switch (load) {
            case TenantLoad.Failed failed -> new Match.TenantUnavailable(tenant, failed.reason());
            case TenantLoad.Loaded loaded -> matchIn(loaded.tenant(), head);
        };
    }

    private static Match matchIn(LiveTenant tenant, RequestHead head) {
        TenantId id = tenant.table().id();
        return switch (tenant.routes().match(head.method(), head.path())) {
            case PathMatch.Found<LiveRoute> found -> new Match.Matched(id, found.route());
            case PathMatch.WrongMethod<LiveRoute> wrong -> new Match.MethodNotAllowed(id, wrong.allow());
            case PathMatch.NoRoute<LiveRoute> none -> new Match.NoRoute(id);
        };
    }
}
