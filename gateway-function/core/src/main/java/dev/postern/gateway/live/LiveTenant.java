package dev.postern.gateway.live;

import dev.postern.config.match.TenantRoutes;
import dev.postern.config.table.TenantTable;

/// One tenant's part of the bundle, decoded and ready to serve.
public record LiveTenant(TenantTable table, TenantRoutes<LiveRoute> routes) {}
