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
import java.util.Set;
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
            case HostMatch.Owned owned -> matchIn(snapshot, owned.tenant(), head, true);
            case HostMatch.Shared shared -> matchShared(snapshot, shared.tenants(), head);
        };
    }

    /// The key says whom it is for; IDENTIFY proves it later.
    private static Match matchShared(Snapshot snapshot, Set<TenantId> tenants, RequestHead head) {
        String inHeader = KeyPresented.in(head.headers(), "");
        String presented = inHeader == null ? KeyPresented.in(head.headers(), head.query()) : inHeader;
        return Optional.ofNullable(presented)
                .flatMap(ApiKey::tenantTagOf)
                .flatMap(TenantId::parse)
                .filter(tenants::contains)
                .map(tenant -> matchIn(snapshot, tenant, head, inHeader != null))
                .orElseGet(Match.UnknownTenant::new);
    }

    /// @param certain whether the tenant is told without a look at its own settings; a key in the query tells it
    ///                only of a tenant that reads keys there
    private static Match matchIn(Snapshot snapshot, TenantId tenant, RequestHead head, boolean certain) {
        @Nullable TenantLoad loaded = snapshot.peek(tenant);
        return loaded != null
                ? matchIn(loaded, tenant, head, certain)
                : new Match.Loading(snapshot.load(tenant)
                        .map(load -> matchIn(load, tenant, head, certain))
                        .otherwise(
                                failure -> new Match.TenantUnavailable(tenant, String.valueOf(failure.getMessage()))));
    }

    private static Match matchIn(TenantLoad load, TenantId tenant, RequestHead head, boolean certain) {
        return switch (load) {
            case TenantLoad.Failed failed -> new Match.TenantUnavailable(tenant, failed.reason());
            case TenantLoad.Loaded loaded when !certain && !loaded.tenant().keyInQuery() -> new Match.UnknownTenant();
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
