package dev.postern.gateway.live;

/// What came of loading a tenant's part of the bundle.
public sealed interface TenantLoad {
    record Loaded(LiveTenant tenant) implements TenantLoad {}

    /// This tenant cannot be served, and nobody else is affected.
    ///
    /// @param reason one line for the log
    record Failed(String reason) implements TenantLoad {}
}
