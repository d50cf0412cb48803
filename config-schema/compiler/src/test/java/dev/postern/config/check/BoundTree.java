package dev.postern.config.check;

import dev.postern.config.bind.Binder;
import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.HostIndex;
import dev.postern.config.match.HostMatch;
import dev.postern.config.match.RequestMatch;
import dev.postern.config.match.RequestMatcher;
import dev.postern.config.match.RouteRule;
import dev.postern.config.match.TenantMatch;
import dev.postern.config.match.TenantRoutes;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.RouteModel;
import dev.postern.config.model.TenantFile;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import dev.postern.config.source.Witness;
import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A tree that may hold any problems, with the gateway's matcher over as many of its routes as a test wants.
record BoundTree(Config config, HostIndex hosts) {
    /// @param at as in messages: `file:line:column`
    record Placed(String folder, String at, RouteRule rule) {}

    static BoundTree of(SourceTree tree) {
        TreeMap<String, TenantFile> tenants = new TreeMap<>();
        List<ApiFile> apis = new ArrayList<>();
        for (SourceFile file : tree.files()) {
            Optional<FileKind> kind = FileKind.of(file.path());
            if (kind.isPresent() && JsonTree.read(file).root().orElse(null) instanceof JsonObject root) {
                Binder binder = new Binder(root, new ArrayList<>());
                switch (kind.get()) {
                    case TENANT -> tenants.put(FileKind.folderOf(file.path()), binder.tenant());
                    case API -> apis.add(binder.api());
                    case PLATFORM, ENVIRONMENT, TEST -> {}
                }
            }
        }
        return new BoundTree(new Config(Optional.empty(), tenants, apis), index(tenants.values()));
    }

    List<Placed> routes() {
        List<Placed> routes = new ArrayList<>();
        for (ApiFile api : config.apis()) {
            for (RouteModel route : api.routes()) {
                if (api.hosts().isPresent()
                        && api.pathOf(route).isPresent()
                        && route.methods().isPresent()
                        && route.conditions().isPresent()) {
                    RouteRule rule = new RouteRule(
                            api.hosts().get().stream().map(Located::value).collect(Collectors.toSet()),
                            route.methods().get(),
                            api.pathOf(route).get(),
                            route.conditions().get());
                    routes.add(new Placed(api.folder(), route.place().reference(), rule));
                }
            }
        }
        return routes;
    }

    Placed route(String at) {
        return routes().stream()
                .filter(route -> route.at().equals(at))
                .findFirst()
                .orElseThrow();
    }

    /// Who would answer for a host if one tenant were not there.
    HostMatch ownerWithout(String folder, String host) {
        return index(config.tenants().values().stream()
                        .filter(tenant -> !tenant.folder().equals(folder))
                        .toList())
                .find(Host.ofAuthority(host).orElseThrow());
    }

    HostMatch owner(String host) {
        return hosts.find(Host.ofAuthority(host).orElseThrow());
    }

    private static HostIndex index(Collection<TenantFile> tenants) {
        Map<HostPattern, TreeSet<TenantId>> claims = new TreeMap<>();
        TreeSet<HostPattern> shared = new TreeSet<>();
        tenants.forEach(tenant -> tenant.hosts().forEach(claim -> {
            HostPattern pattern = claim.host().value();
            claims.computeIfAbsent(pattern, key -> new TreeSet<>()).add(new TenantId(tenant.folder()));
            if (claim.shared()) {
                shared.add(pattern);
            }
        }));
        Map<HostPattern, HostMatch> owners = new HashMap<>();
        claims.forEach((pattern, ids) -> owners.put(
                pattern, shared.contains(pattern) ? new HostMatch.Shared(ids) : new HostMatch.Owned(ids.first())));
        return new HostIndex(owners);
    }

    /// What a request leads to when a tenant has just these routes, in this order.
    RequestMatch<Placed> match(Collection<Placed> only, Witness request) {
        return match(routesOf(only), request);
    }

    Map<String, TenantRoutes<Placed>> routesOf(Collection<Placed> only) {
        return config.tenants().values().stream()
                .collect(Collectors.toMap(TenantFile::folder, tenant -> routesOf(tenant, only)));
    }

    private static TenantRoutes<Placed> routesOf(TenantFile tenant, Collection<Placed> only) {
        List<Placed> own = only.stream()
                .filter(route -> route.folder().equals(tenant.folder()))
                .toList();
        return TenantRoutes.of(
                new TenantId(tenant.folder()),
                tenant.hosts().stream()
                        .map(host -> host.host().value())
                        .distinct()
                        .toList(),
                false,
                own,
                own.stream().map(Placed::rule).toList());
    }

    RequestMatch<Placed> match(Map<String, TenantRoutes<Placed>> routes, Witness request) {
        GivenRequest given = request(request);
        return switch (RequestMatcher.tenant(owner(request.host()), given)) {
            case TenantMatch.Told told ->
                RequestMatcher.route(
                        told, Objects.requireNonNull(routes.get(told.tenant().value())), given);
            case TenantMatch.UnknownHost unknown -> new RequestMatch.UnknownHost<>();
            case TenantMatch.Untold untold -> new RequestMatch.UnknownTenant<>();
            case TenantMatch.IndexDamaged(String reason) -> new RequestMatch.IndexDamaged<>(reason);
        };
    }

    private static GivenRequest request(Witness witness) {
        return GivenRequest.of(witness.method(), witness.host(), witness.target(), witness.headers())
                .orElseThrow();
    }
}
