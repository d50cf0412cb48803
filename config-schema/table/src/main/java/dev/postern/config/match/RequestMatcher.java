package dev.postern.config.match;

import dev.postern.config.value.TenantId;
import java.util.SortedSet;

/// From a request to its tenant and its route: the one matcher, which the data plane and the command line both call.
///
/// In two steps, since the data plane may have to load the tenant between them. Pure; safe on the event loop.
public final class RequestMatcher {
    private RequestMatcher() {}

    /// Tells whose the request is: by its host, or on a shared host by the tag inside the API key that it presents in a
    /// header, or else by the issuer of its token, or else by a key in the query; which proves nothing yet.
    public static TenantMatch tenant(HostMatch owner, MatchRequest request) {
        return switch (owner) {
            case HostMatch.Owned owned -> new TenantMatch.Told(owned.tenant(), true);
            case HostMatch.Shared shared -> byCredential(shared, request);
            case HostMatch.Unknown unknown -> new TenantMatch.UnknownHost();
            case HostMatch.Damaged damaged -> new TenantMatch.IndexDamaged(damaged.reason());
        };
    }

    private static TenantMatch byCredential(HostMatch.Shared host, MatchRequest request) {
        String inHeader = PresentedKey.of(request, false);
        if (inHeader != null) {
            return byKey(host.tenants(), inHeader, true);
        }
        if (PresentedToken.of(request) instanceof PresentedToken.Presented(String token)) {
            return TokenTag.issuer(token)
                    .map(issuer -> host.issuers().get(issuer))
                    .<TenantMatch>map(tenant -> new TenantMatch.Told(tenant, true))
                    .orElseGet(TenantMatch.Untold::new);
        }
        String inQuery = PresentedKey.of(request, true);
        return inQuery == null ? new TenantMatch.Untold() : byKey(host.tenants(), inQuery, false);
    }

    private static TenantMatch byKey(SortedSet<TenantId> tenants, String key, boolean certain) {
        return KeyTag.of(key)
                .filter(tenant -> tenants.contains(tenant))
                .<TenantMatch>map(tenant -> new TenantMatch.Told(tenant, certain))
                .orElseGet(TenantMatch.Untold::new);
    }

    /// Finds the route among those of the tenant that [#tenant] told.
    public static <R> RequestMatch<R> route(TenantMatch.Told told, TenantRoutes<R> routes, MatchRequest request) {
        return told.certain() || routes.keysInQuery() ? route(routes, request) : new RequestMatch.UnknownTenant<>();
    }

    /// Finds the route among those of the tenant that is certainly meant.
    public static <R> RequestMatch<R> route(TenantRoutes<R> routes, MatchRequest request) {
        TenantId tenant = routes.tenant();
        return switch (routes.match(request)) {
            case PathMatch.Found<R>(R route, int number, PathParameters parameters) ->
                new RequestMatch.Matched<>(tenant, route, number, parameters);
            case PathMatch.WrongMethod<R>(SortedSet<String> allow) ->
                new RequestMatch.MethodNotAllowed<>(tenant, allow);
            case PathMatch.NoRoute<R> none -> new RequestMatch.NoRoute<>(tenant);
        };
    }
}
