package dev.postern.config.diff;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.json.Place;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.TenantFile.HostModel;
import dev.postern.config.model.TimeoutsModel;
import dev.postern.config.model.UpstreamModel;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.value.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
            case Subject.OfEnvironment environment -> Optional.empty();
            case Subject.OfTenant(TenantId tenant) ->
                tenant(tenant).map(file -> plan(file).position());
            case Subject.OfHost host -> host(host).map(Place::position);
            case Subject.OfIssuer(TenantId tenant, String issuer) ->
                tenant(tenant).stream()
                        .flatMap(file -> file.issuers().stream())
                        .filter(written -> written.name().value().equals(issuer))
                        .map(written -> written.name().at().position())
                        .findFirst();
            case Subject.OfApi(TenantId tenant, String api) ->
                api(tenant, api)
                        .map(file ->
                                file.api().map(Located::at).orElse(file.at()).position());
            case Subject.OfUpstream(TenantId tenant, String api, String upstream) ->
                upstream(tenant, api, upstream)
                        .map(written -> written.name().at().position());
            case Subject.OfRoute(TenantId tenant, String api, String route) ->
                Optional.ofNullable(routes.get(new RouteKey(tenant, api, route)));
        };
    }

    Optional<Place> host(Subject.OfHost subject) {
        return tenant(subject.tenant()).stream()
                .flatMap(file -> file.hosts().stream())
                .map(HostModel::host)
                .filter(host -> host.value().equals(subject.host()))
                .map(Located::at)
                .findFirst();
    }

    /// The first of a tenant's hosts.
    Optional<Place> hosts(TenantId tenant) {
        return tenant(tenant).stream()
                .flatMap(file -> file.hosts().stream())
                .map(host -> host.host().at())
                .findFirst();
    }

    /// The first of the hosts that an API has of its tenant's; empty where it has all.
    Optional<Place> hosts(TenantId tenant, String api) {
        return api(tenant, api).flatMap(ApiFile::hosts).stream()
                .flatMap(List::stream)
                .map(Located::at)
                .findFirst();
    }

    /// A limit of a tenant's plan.
    ///
    /// @param minute of a minute, else of a day
    Optional<Place> planLimit(TenantId tenant, boolean minute) {
        Optional<String> name = tenant(tenant).flatMap(TenantFile::plan).map(Located::value);
        return config.platform().stream()
                .flatMap(platform -> platform.plans().stream())
                .filter(plan -> name.equals(Optional.of(plan.name().value())))
                .flatMap(plan -> (minute ? plan.perMinute() : plan.perDay()).stream())
                .map(Located::at)
                .findFirst();
    }

    /// The values of a setting of an upstream that are in force, in the order written, each with its place; none where
    /// they are the defaults.
    Map<Object, Place> setting(Subject.OfUpstream subject, Setting setting) {
        Map<Object, Place> values = new LinkedHashMap<>();
        upstream(subject.tenant(), subject.api(), subject.upstream()).ifPresent(upstream -> {
            switch (setting) {
                case TARGETS ->
                    upstream.targets()
                            .forEach(target -> values.put(
                                    List.of(target.address().value(), target.weight()),
                                    target.address().at()));
                case HEADERS ->
                    upstream.headers()
                            .forEach(header -> values.put(
                                    List.of(
                                            header.name().value(),
                                            header.value().value()),
                                    header.value().at()));
                case CONNECT -> timeout(upstream, TimeoutsModel::connect, values);
                case FIRST_BYTE -> timeout(upstream, TimeoutsModel::firstByte, values);
                case TOTAL -> timeout(upstream, TimeoutsModel::total, values);
                case OTHER -> {}
            }
        });
        return values;
    }

    private void timeout(
            UpstreamModel upstream,
            Function<TimeoutsModel, Optional<Located<Duration>>> key,
            Map<Object, Place> values) {
        key.apply(upstream.timeouts())
                .or(() -> config.platform().flatMap(platform -> key.apply(platform.defaults())))
                .ifPresent(timeout -> values.put(timeout.value(), timeout.at()));
    }

    private Optional<UpstreamModel> upstream(TenantId tenant, String api, String name) {
        return api(tenant, api).stream()
                .flatMap(file -> file.upstreams().stream())
                .filter(upstream -> upstream.name().value().equals(name))
                .findFirst();
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
}
