package dev.postern.config.match;

import dev.postern.config.value.TenantId;

/// Whose a request is, as far as it can be told before that tenant's own settings are known.
public sealed interface TenantMatch {
    /// @param certain false when only a key in the query tells; then it holds for a tenant that reads keys there
    record Told(TenantId tenant, boolean certain) implements TenantMatch {}

    /// No tenant claims the host.
    record UnknownHost() implements TenantMatch {}

    /// The host is shared and nothing tells which tenant is meant.
    record Untold() implements TenantMatch {}

    /// The index cannot say whose the host is.
    record IndexDamaged(String reason) implements TenantMatch {}
}
