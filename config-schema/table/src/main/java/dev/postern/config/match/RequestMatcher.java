package dev.postern.config.match;

import dev.postern.config.value.TenantId;
import java.util.SortedSet;

/// From a request to its tenant and its route: the one matcher, which the data plane and the command line both call.
///
/// In two steps, since the data plane may have to load the tenant between them. Pure; safe on the event loop.
public final class RequestMatcher {
    private RequestMatcher() {}

    /// Tells whose the request is: by its host, or on a shared host by the tag inside the API key that it presents,
    /// which proves nothing yet.
    public static TenantMatch tenant(HostMatch owner, MatchRequest request) {
        return switch (owner) {
            case HostMatch.Owned owned -> new TenantMatch.Told(owned.tenant(), true);
            case HostMatch.Shared shared -> byKey(shared.tenants(), request);
            case HostMatch.Unknown unknown -> new TenantMatch.UnknownHost();
            case HostMatch.Damaged damaged -> new TenantMatch.IndexDamaged(damaged.reason());
        };
    }

    private static TenantMatch byKey(SortedSet<TenantId> tenants, MatchRequest request) {
        String inHeader = PresentedKey.of(request, false);
        String presented = inHeader == null ? PresentedKey.of(request, true) : inHeader;
        TenantId tenant = presented == null ? null : KeyTag.of(presented).orElse(null);
        return tenant == null || !tenants.contains(tenant)
                ? new TenantMatch.Untold()
                : new TenantMatch.Told(tenant, inHeader != null);
    }

    /// Finds the route among those of the tenant that [#tenant] told.
    public static <R> RequestMatch<R> route(TenantMatch.Told told, TenantRoutes<R> routes, MatchRequest request) {
        return told.certain() || routes.keysInQuery() ? route(routes, request) : new RequestMatch.UnknownTenant<>();
    }

    /// Finds the route among those of the tenant that is certainly meant.
    public static <R> RequestMatch<R> route(TenantRoutes<R> routes, MatchRequest request) {
        TenantId tenant = routes.tenant();
        return switch (routes.match(request)) {
            case PathMatch.Found<R>(R route, PathParameters parameters) ->
                new RequestMatch.Matched<>(tenant, route, parameters);
            case PathMatch.WrongMethod<R>(SortedSet<String> allow) ->
                new RequestMatch.MethodNotAllowed<>(tenant, allow);
            case PathMatch.NoRoute<R> none -> new RequestMatch.NoRoute<>(tenant);
        };
    }
}
