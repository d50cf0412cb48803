package dev.postern.config.check;

import dev.postern.config.model.Config;
import dev.postern.config.value.HostPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Names that lead to a host, for the URLs in messages.
final class WitnessHost {
    private static final List<String> LABELS = List.of("x", "any", "some", "www", "other");

    private final Set<String> exact = new HashSet<>();

    WitnessHost(Config config) {
        config.tenants()
                .values()
                .forEach(tenant -> tenant.hosts().stream()
                        .map(host -> host.host().value())
                        .filter(host -> !host.wildcard())
                        .forEach(host -> exact.add(host.name())));
    }

    /// The name itself, or one below a wildcard that nobody claims for itself.
    String of(HostPattern host) {
        return host.wildcard()
                ? LABELS.stream()
                        .map(label -> label + "." + host.name())
                        .filter(name -> !exact.contains(name))
                        .findFirst()
                        .orElse("x.x." + host.name())
                : host.name();
    }
}
