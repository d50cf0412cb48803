package dev.postern.devstack.dev;

import dev.postern.config.table.RoutingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where everything is, in plain words.
///
/// @param inForce  the tenants as they are served
/// @param adminKey what the management API asks for
/// @param call     a request to try; empty where the tenants have none
/// @param demoKey  the key to try it with
record Greeting(
        DevSettings settings,
        DevFolder folder,
        RoutingTable inForce,
        String adminKey,
        Optional<DemoCall> call,
        Optional<String> demoKey,
        String databaseUrl,
        String redisUrl,
        int echoPort) {
    private static final int HOSTS_SHOWN = 5;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Postern runs. Ctrl-C ends it and everything that it started.");
        lines.add("");
        lines.add(line("Gateway", "http://localhost:" + settings.port() + " for " + hosts()));
        lines.add(
                line("Admin side", "http://localhost:" + settings.adminPort() + " (/health, /metrics, /users, /keys)"));
        lines.add(line("Admin key", adminKey));
        call.ifPresent(known -> lines.add(line("Demo key", demoKey.orElse("") + " (tenant " + known.tenant() + ")")));
        lines.add(line("Postgres", databaseUrl));
        lines.add(line("Redis", redisUrl));
        lines.add(line("Echo", "http://localhost:" + echoPort));
        lines.add(line("Log", folder.file(Gateway.LOG).toString()));
        lines.add("");
        if (call.isPresent()) {
            lines.add("Try it:");
            lines.add("  " + call.get().curl(demoKey.orElse(""), settings.port()));
        } else {
            lines.add("No tenant has a GET route to try.");
        }
        lines.add("");
        return lines;
    }

    private String hosts() {
        List<String> hosts = inForce.tenants().values().stream()
                .flatMap(tenant -> tenant.hosts().stream())
                .map(claim -> claim.host().toString())
                .distinct()
                .toList();
        String shown = hosts.stream().limit(HOSTS_SHOWN).collect(Collectors.joining(", "));
        return hosts.size() > HOSTS_SHOWN ? shown + " and " + (hosts.size() - HOSTS_SHOWN) + " more" : shown;
    }

    private static String line(String name, String value) {
        return "  %-12s %s".formatted(name, value);
    }

    @Override
    public String toString() {
        return "Greeting[" + settings + "]";
    }
}
