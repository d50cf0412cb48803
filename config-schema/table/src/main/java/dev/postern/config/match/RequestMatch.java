package dev.postern.config.match;

import dev.postern.config.value.TenantId;
import java.util.SortedSet;

/// What a request leads to.
///
/// @param <R> what a route leads to
public sealed interface RequestMatch<R> {
    /// @param route      what it leads to, which may be what others lead to as well
    /// @param number     its place among the tenant's routes, which tells it from those
    /// @param parameters the path's values under the names that this route gives them
    record Matched<R>(TenantId tenant, R route, int number, PathParameters parameters) implements RequestMatch<R> {}

    /// No tenant claims the host: 421.
    record UnknownHost<R>() implements RequestMatch<R> {}

    /// The host is shared by tenants and nothing in the request tells which one is meant: 401.
    record UnknownTenant<R>() implements RequestMatch<R> {}

    /// The index cannot say whose the host is: 503.
    ///
    /// @param reason one line for the log
    record IndexDamaged<R>(String reason) implements RequestMatch<R> {}

    /// None of the tenant's routes takes the request, whatever its method: 404.
    record NoRoute<R>(TenantId tenant) implements RequestMatch<R> {}

    /// Some route would take the request with another method: 405.
    ///
    /// @param allow the methods that would be taken, upper-case, never empty
    record MethodNotAllowed<R>(TenantId tenant, SortedSet<String> allow) implements RequestMatch<R> {}
}
