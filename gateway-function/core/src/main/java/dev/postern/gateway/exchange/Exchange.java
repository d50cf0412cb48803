package dev.postern.gateway.exchange;

import dev.postern.config.value.TenantId;

/// One request on its way through the policies of the route that it matched.
///
/// Immutable: a policy that learns something hands on a new exchange. Pinned to one event loop.
///
/// @param tenant   whose host and route it is; every shared map is keyed by it first
/// @param consumer nobody until IDENTIFY
/// @param edit     what the upstream is told in addition
public record Exchange(RequestHead head, TenantId tenant, MatchedRoute route, Consumer consumer, RequestEdit edit) {
    /// A request of which nothing is known yet.
    public static Exchange of(RequestHead head, TenantId tenant, MatchedRoute route) {
        return new Exchange(head, tenant, route, Consumer.anonymous(), RequestEdit.NONE);
    }

    public Exchange with(Consumer identified) {
        return new Exchange(head, tenant, route, identified, edit);
    }

    /// Has `next` done to the head that goes upstream, after what is to be done already.
    public Exchange with(RequestEdit next) {
        RequestEdit both = edit.equals(RequestEdit.NONE)
                ? next
                : headers -> {
                    edit.apply(headers);
                    next.apply(headers);
                };
        return new Exchange(head, tenant, route, consumer, both);
    }
}
