package dev.postern.devstack.dev;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A request that a tenants' folder answers, to be tried by a person.
///
/// @param path with every parameter filled in
/// @param wantsKey whether it needs an API key
record DemoCall(TenantId tenant, String host, String path, boolean wantsKey) {
    private static final TenantId SAMPLE = new TenantId("acme");

    /// What parameters are filled with: the first that their expression takes.
    private static final List<String> FILLINGS = List.of("42", "a", "1", "ab", "a1", "2026-01-01", "x.txt");

    /// Picks a GET route: of `acme` if it has one, else of the first tenant; with an API key rather than
    /// without, and with a parameter rather than without.
    ///
    /// @return empty when no tenant has a GET route whose path can be filled in
    static Optional<DemoCall> of(RoutingTable table) {
        return table.tenants().values().stream()
                .sorted(Comparator.comparing(tenant -> !tenant.id().equals(SAMPLE)))
                .flatMap(tenant -> of(tenant).stream())
                .findFirst();
    }

    private static Optional<DemoCall> of(TenantTable tenant) {
        Optional<String> host = tenant.hosts().stream()
                .map(HostClaim::host)
                .map(DemoCall::name)
                .min(Comparator.comparing(name -> !name.endsWith(".localhost")));
        return host.flatMap(name -> tenant.routes().stream()
                .filter(route -> route.methods().isEmpty() || route.methods().contains("GET"))
                .sorted(Comparator.comparing(DemoCall::isAnonymous)
                        .thenComparing(route -> route.path().segments().stream()
                                .allMatch(segment -> segment instanceof PathPattern.Literal)))
                .flatMap(route -> fill(route.path()).stream()
                        .map(path -> new DemoCall(tenant.id(), name, path, !isAnonymous(route))))
                .findFirst());
    }

    private static String name(HostPattern host) {
        return host.wildcard() ? "www." + host.name() : host.name();
    }

    private static boolean isAnonymous(RouteTable route) {
        return route.policies().stream().anyMatch(policy -> policy instanceof AuthConfig auth && auth.anonymous());
    }

    private static Optional<String> fill(PathPattern pattern) {
        List<Optional<String>> segments = pattern.segments().stream()
                .map(segment -> switch (segment) {
                    case PathPattern.Literal literal -> Optional.of(literal.text());
                    case PathPattern.Parameter parameter -> filling(parameter.regex());
                    case PathPattern.Rest rest -> filling(rest.regex());
                })
                .toList();
        if (segments.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(segments.stream().flatMap(Optional::stream).collect(Collectors.joining("/", "/", "")));
    }

    private static Optional<String> filling(Optional<LinearRegex> regex) {
        return FILLINGS.stream()
                .filter(text ->
                        regex.map(expression -> expression.matches(text)).orElse(true))
                .findFirst();
    }

    /// The line to type; names below `localhost` are this machine for curl and browsers.
    String curl(String key, int port) {
        String header = wantsKey ? "-H \"X-API-Key: " + key + "\" " : "";
        boolean local = host.equals("localhost") || host.endsWith(".localhost");
        String url = "http://" + (local ? host : "localhost") + ":" + port + path;
        // A path may hold what a shell would read as its own.
        String quoted = url.matches("[A-Za-z0-9:/._~%-]+") ? url : "'" + url.replace("'", "'\\''") + "'";
        return "curl " + header + (local ? "" : "-H \"Host: " + host + "\" ") + quoted;
    }
}
