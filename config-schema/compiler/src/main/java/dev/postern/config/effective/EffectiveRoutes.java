package dev.postern.config.effective;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.model.Located;
import dev.postern.config.model.TenantFile.HostModel;
import dev.postern.config.table.HostClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers what is in force for the routes of a compiled tree.
///
/// All values are those of the routing table, which is what the gateway reads; the files are asked only where
/// each was written and what it replaced.
public final class EffectiveRoutes {
    private final Sources sources;

    public EffectiveRoutes(Compiled compiled) {
        this.sources = new Sources(compiled);
    }

    /// Empty when the tree has no such route.
    public Optional<Effective> of(RouteKey route) {
        return sources.of(route)
                .map(source -> new Effective(
                        route,
                        source.route().place().position(),
                        match(source),
                        PolicyParts.of(source),
                        UpstreamParts.of(source),
                        tenant(source)));
    }

    private static List<Part> match(Sources.Source source) {
        Origin route = Origin.at(
                source.route().path().map(Located::at).orElse(source.route().place()));
        List<Part> parts = new ArrayList<>();
        parts.add(
                source.table().methods().isEmpty()
                        ? Part.of("methods", "all", Origin.DEFAULT)
                        : Part.of("methods", String.join(", ", source.table().methods()), route));
        parts.add(Part.of("path", source.table().path().toString(), route));
        source.table()
                .conditions()
                .all()
                .forEach(condition -> parts.add(Part.of("asks for", condition.toString(), route)));
        source.api()
                .hosts()
                .orElse(List.of())
                .forEach(host -> parts.add(Part.of("host", host.value().toString(), Origin.at(host.at()))));
        source.api()
                .basePath()
                .ifPresent(base -> parts.add(Part.of("base path", base.value().toString(), Origin.at(base.at()))));
        return parts;
    }

    private static List<Part> tenant(Sources.Source source) {
        List<Part> parts = new ArrayList<>();
        source.tenant()
                .plan()
                .ifPresent(plan ->
                        parts.add(Part.of("plan", source.tenantTable().plan().name(), Origin.at(plan.at()))));
        source.tenantTable().hosts().forEach(host -> parts.add(host(source, host)));
        return parts;
    }

    private static Part host(Sources.Source source, HostClaim claim) {
        Origin origin = source.tenant().hosts().stream()
                .map(HostModel::host)
                .filter(host -> host.value().equals(claim.host()))
                .findFirst()
                .map(host -> Origin.at(host.at()))
                .orElse(Origin.DEFAULT);
        return Part.of("host", claim.host() + (claim.shared() ? " (shared)" : ""), origin);
    }
}
