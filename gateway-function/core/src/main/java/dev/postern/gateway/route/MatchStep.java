package dev.postern.gateway.route;

import dev.postern.config.match.RequestMatch;
import dev.postern.config.match.RequestMatcher;
import dev.postern.config.match.TenantMatch;
import dev.postern.config.value.Host;
import dev.postern.gateway.exchange.RequestHead;
import dev.postern.gateway.live.LiveRoute;
import dev.postern.gateway.live.Snapshot;
import dev.postern.gateway.live.TenantLoad;
import org.jspecify.annotations.Nullable;

/// Runs the matcher on a snapshot, whose tenants may have to be loaded between its two steps.
public final class MatchStep {
    private MatchStep() {}

    /// Answers at once when the tenant is loaded; else [Match.Loading].
    public static Match match(Snapshot snapshot, RequestHead head) {
        Host host = head.host();
        TenantMatch tenant =
                host == null ? new TenantMatch.UnknownHost() : RequestMatcher.tenant(snapshot.host(host), head);
        return switch (tenant) {
            case TenantMatch.Told told -> matchIn(snapshot, told, head);
            case TenantMatch.UnknownHost unknown -> decided(new RequestMatch.UnknownHost<>());
            case TenantMatch.Untold untold -> decided(new RequestMatch.UnknownTenant<>());
            case TenantMatch.IndexDamaged(String reason) -> decided(new RequestMatch.IndexDamaged<>(reason));
        };
    }

    private static Match decided(RequestMatch<LiveRoute> match) {
        return new Match.Decided(match);
    }

    private static Match matchIn(Snapshot snapshot, TenantMatch.Told told, RequestHead head) {
        @Nullable TenantLoad loaded = snapshot.peek(told.tenant());
        return loaded != null
                ? matchIn(loaded, told, head)
                : new Match.Loading(snapshot.load(told.tenant())
                        .map(load -> matchIn(load, told, head))
                        .otherwise(failure ->
                                new Match.TenantUnavailable(told.tenant(), String.valueOf(failure.getMessage()))));
    }

    private static Match matchIn(TenantLoad load, TenantMatch.Told told, RequestHead head) {
        return switch (load) {
            case TenantLoad.Failed failed -> new Match.TenantUnavailable(told.tenant(), failed.reason());
            case TenantLoad.Loaded loaded ->
                decided(RequestMatcher.route(told, loaded.tenant().routes(), head));
        };
    }
}
