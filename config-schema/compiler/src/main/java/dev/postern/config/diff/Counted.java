package dev.postern.config.diff;

import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.table.RouteTable;

/// A limit and how widely it counts, whatever the route and the API are called.
///
/// @param span whose routes it counts together
record Counted(Limit limit, Span span) {
    /// From the narrowest to the widest.
    enum Span {
        ROUTE,
        API,
        TENANT
    }

    static Counted of(Limit limit, RouteTable route) {
        Span span = limit.space().equals(route.api()) ? Span.API : Span.ROUTE;
        return new Counted(limit, limit.space().isEmpty() ? Span.TENANT : span);
    }

    /// Whether every run of requests that this admits, `other` admits too.
    ///
    /// Windows are aligned, and each divides the longer ones; so within a longer window a limit admits its
    /// number once for each of its own windows, and within a shorter one all of it at once.
    boolean admitsNoMoreThan(Counted other) {
        long windows =
                Math.max(1, other.limit.window().millis() / limit.window().millis());
        boolean fewer = limit.requests() <= other.limit.requests() / windows;
        boolean countsAllKeys = limit.per() == Scope.ROUTE || other.limit.per() == Scope.KEY;
        return fewer && countsAllKeys && span.compareTo(other.span) >= 0;
    }

    boolean sameAs(Counted other) {
        return admitsNoMoreThan(other) && other.admitsNoMoreThan(this);
    }

    @Override
    public String toString() {
        String scope = limit.per() == Scope.KEY ? "per key" : "per route";
        String over = limit.per() == Scope.ROUTE
                ? ""
                : switch (span) {
                    case ROUTE -> ", this route";
                    case API -> ", the API's routes together";
                    case TENANT -> ", all routes together";
                };
        return "%s %d/%s %s%s"
                .formatted(limit.name(), limit.requests(), limit.window().text(), scope, over);
    }
}
