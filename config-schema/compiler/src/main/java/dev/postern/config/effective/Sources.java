package dev.postern.config.effective;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.model.RouteModel;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.UpstreamModel;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where each route of a compiled tree was written.
final class Sources {
    private record FileKey(String folder, String api) {}

    /// A route as compiled, and the records that it was compiled from.
    record Source(
            TenantTable tenantTable,
            RouteTable table,
            UpstreamTable upstreamTable,
            PlatformFile platform,
            TenantFile tenant,
            ApiFile api,
            RouteModel route,
            UpstreamModel upstream) {}

    private final Compiled compiled;
    private final Map<FileKey, ApiFile> files = new HashMap<>();

    Sources(Compiled compiled) {
        this.compiled = compiled;
        compiled.config().apis().forEach(api -> files.put(new FileKey(api.folder(), api.stem()), api));
    }

    Optional<Source> of(RouteKey key) {
        TenantTable tenant = compiled.table().tenants().get(key.tenant());
        ApiFile api = files.get(new FileKey(key.tenant().value(), key.api()));
        if (tenant == null || api == null) {
            return Optional.empty();
        }
        return tenant.routes().stream()
                .filter(route -> route.api().equals(key.api()) && route.id().equals(key.route()))
                .findFirst()
                .map(route -> source(tenant, route, api));
    }

    private Source source(TenantTable tenant, RouteTable route, ApiFile api) {
        Config config = compiled.config();
        return new Source(
                tenant,
                route,
                tenant.upstreams().stream()
                        .filter(upstream -> upstream.api().equals(route.api())
                                && upstream.name().equals(route.upstream()))
                        .findFirst()
                        .orElseThrow(),
                config.platform().orElseThrow(),
                tenantFile(tenant.id()),
                api,
                api.routes().stream()
                        .filter(model -> model.id()
                                .map(Located::value)
                                .filter(route.id()::equals)
                                .isPresent())
                        .findFirst()
                        .orElseThrow(),
                api.upstreams().stream()
                        .filter(model -> model.name().value().equals(route.upstream()))
                        .findFirst()
                        .orElseThrow());
    }

    private TenantFile tenantFile(TenantId id) {
        return Objects.requireNonNull(compiled.config().tenants().get(id.value()), id::value);
    }
}
