package dev.postern.config.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.effective.Effective;
import dev.postern.config.effective.EffectiveJson;
import dev.postern.config.effective.EffectiveRoutes;
import dev.postern.config.effective.EffectiveText;
import dev.postern.config.effective.Listing;
import dev.postern.config.effective.Listings;
import dev.postern.config.table.TableJson;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.TenantId;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what is in force for a route and where each part of it is written.
@Command(
        name = "effective",
        description = "Prints what is in force for a route, and the file and line that each part comes from."
                + " With fewer names it lists the tenants, the APIs of one, or the routes of one of those.")
final class EffectiveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "TENANT", description = "Such as acme.")
    private @Nullable String tenant;

    @Parameters(index = "1", arity = "0..1", paramLabel = "API", description = "Such as orders.")
    private @Nullable String api;

    @Parameters(index = "2", arity = "0..1", paramLabel = "ROUTE", description = "The route's id, such as get-order.")
    private @Nullable String route;

    @Option(
            names = "--tenants",
            paramLabel = "DIR",
            defaultValue = TenantsFolder.DEFAULT,
            description = TenantsFolder.DESCRIPTION)
    private Path folder = Path.of("tenants");

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(names = "--format", description = "text (default) or json.")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() {
        return environment
                .compile(TenantsFolder.read(spec, folder))
                .map(this::answer)
                .orElse(Main.PROBLEMS);
    }

    private int answer(Compiled compiled) {
        Listing tenants = Listings.tenants(compiled.table());
        if (tenant == null) {
            return list(tenants);
        }
        if (!tenants.has(tenant)) {
            return unknown(tenants, tenant);
        }
        TenantId id = new TenantId(tenant);
        TenantTable table = Objects.requireNonNull(compiled.table().tenants().get(id));
        Listing apis = Listings.apis(table);
        if (api == null) {
            return list(apis);
        }
        if (!apis.has(api)) {
            return unknown(apis, api);
        }
        Listing routes = Listings.routes(table, api);
        String wanted = route;
        if (wanted == null) {
            return list(routes);
        }
        Optional<Effective> effective = new EffectiveRoutes(compiled).of(new RouteKey(id, api, wanted));
        return effective.map(this::print).orElseGet(() -> unknown(routes, wanted));
    }

    private int list(Listing listing) {
        return print(listing.text(), listing.json());
    }

    private int print(Effective effective) {
        return print(EffectiveText.render(effective), EffectiveJson.write(effective));
    }

    private int print(String text, ObjectNode json) {
        String shown = switch (format) {
            case TEXT -> text;
            case JSON -> TableJson.pretty(json);
        };
        spec.commandLine().getOut().print(shown);
        return Main.FINE;
    }

    private int unknown(Listing known, String name) {
        spec.commandLine().getErr().println(known.unknown(name));
        return Main.USAGE;
    }
}
