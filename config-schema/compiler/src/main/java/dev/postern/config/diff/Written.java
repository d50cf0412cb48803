package dev.postern.config.diff;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.json.Place;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.TenantFile;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the subjects of changes are written in one tree.
final class Written {
    private final Config config;
    private final Map<RouteKey, SourcePosition> routes;
    private final Map<String, ApiFile> apis = new HashMap<>();

    Written(Compiled compiled) {
        this.config = compiled.config();
        this.routes = compiled.positions();
        config.apis().forEach(api -> apis.put(api.folder() + "/" + api.stem(), api));
    }

    /// Empty when this tree does not have it.
    Optional<SourcePosition> position(Subject subject) {
        return switch (subject) {
            case Subject.OfTenant(TenantId tenant) ->
                tenant(tenant).map(file -> plan(file).position());
            case Subject.OfHost(TenantId tenant, HostPattern host) ->
                tenant(tenant).flatMap(file -> host(file, host)).map(Place::position);
            case Subject.OfApi(TenantId tenant, String api) ->
                api(tenant, api)
                        .map(file ->
                                file.api().map(Located::at).orElse(file.at()).position());
            case Subject.OfUpstream(TenantId tenant, String api, String upstream) ->
                api(tenant, api).flatMap(file -> upstream(file, upstream)).map(Place::position);
            case Subject.OfRoute(TenantId tenant, String api, String route) ->
                Optional.ofNullable(routes.get(new RouteKey(tenant, api, route)));
        };
    }

    private Optional<TenantFile> tenant(TenantId tenant) {
        return Optional.ofNullable(config.tenants().get(tenant.value()));
    }

    private Optional<ApiFile> api(TenantId tenant, String api) {
        return Optional.ofNullable(apis.get(tenant + "/" + api));
    }

    private static Place plan(TenantFile file) {
        return file.plan().map(Located::at).orElse(file.at());
    }

    private static Optional<Place> host(TenantFile file, HostPattern host) {
        return file.hosts().stream()
                .filter(written -> written.host().value().equals(host))
                .map(written -> written.host().at())
                .findFirst();
    }

    private static Optional<Place> upstream(ApiFile file, String name) {
        return file.upstreams().stream()
                .filter(upstream -> upstream.name().value().equals(name))
                .map(upstream -> upstream.name().at())
                .findFirst();
    }
}
