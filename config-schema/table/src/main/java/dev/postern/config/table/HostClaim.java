package dev.postern.config.table;

import dev.postern.config.value.HostPattern;

/// A host that a tenant answers for.
///
/// @param shared whether other tenants may claim it too; the tenant is then told by the credential
public record HostClaim(HostPattern host, boolean shared) {}
