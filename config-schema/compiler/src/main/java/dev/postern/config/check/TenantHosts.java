package dev.postern.config.check;

import dev.postern.config.model.Config;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.TenantFile.HostModel;
import dev.postern.config.value.HostPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The hosts of one tenant: on which of them routes meet, and how they look in a witness.
final class TenantHosts {
    /// Stands for a tenant's hosts where its file could not be read.
    static final HostPattern UNKNOWN = new HostPattern("the-tenant", false);

    private final List<HostPattern> own;
    private final Set<HostPattern> shared = new TreeSet<>();
    private final WitnessHost witness;

    TenantHosts(Config config, String folder, WitnessHost witness) {
        Optional<TenantFile> tenant = Optional.ofNullable(config.tenants().get(folder));
        List<HostModel> hosts = tenant.map(TenantFile::hosts).orElse(List.of());
        hosts.stream()
                .filter(HostModel::shared)
                .forEach(host -> shared.add(host.host().value()));
        List<HostPattern> all = hosts.stream().map(host -> host.host().value()).toList();
        this.own = all.isEmpty() ? List.of(UNKNOWN) : byReadability(all);
        this.witness = witness;
    }

    /// Those that need no key, then those that need no name below them, then as written.
    private List<HostPattern> byReadability(List<HostPattern> hosts) {
        Stream<HostPattern> exact = hosts.stream().filter(host -> !shared.contains(host) && !host.wildcard());
        Stream<HostPattern> wild = hosts.stream().filter(host -> !shared.contains(host) && host.wildcard());
        Stream<HostPattern> rest = hosts.stream().filter(shared::contains);
        return Stream.of(exact, wild, rest).flatMap(some -> some).toList();
    }

    /// Hosts that stand for all: each that some of `routes` names, and one that none of them names, if there is one.
    List<HostPattern> representatives(Collection<Candidate> routes) {
        Set<HostPattern> named = new TreeSet<>();
        routes.forEach(route -> named.addAll(route.hosts()));
        List<HostPattern> hosts = new ArrayList<>();
        own.stream().filter(host -> !named.contains(host)).findFirst().ifPresent(hosts::add);
        hosts.addAll(named);
        return hosts;
    }

    /// A host that requests name.
    String name(HostPattern host) {
        return witness.of(host);
    }

    boolean isShared(HostPattern host) {
        return shared.contains(host);
    }
}
