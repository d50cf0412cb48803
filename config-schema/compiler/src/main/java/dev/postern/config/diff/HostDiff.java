package dev.postern.config.diff;

import dev.postern.config.match.HostIndex;
import dev.postern.config.match.HostMatch;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.HostClaim;
import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares to whom hosts lead, by asking the index that the gateway asks.
final class HostDiff {
    /// What a tenant has of a host.
    private enum Hold {
        NONE,
        SHARED,
        OWNED
    }

    private final Places places;
    private final HostIndex base;
    private final HostIndex head;
    private final Map<TenantId, List<Change>> taken = new HashMap<>();

    HostDiff(Places places) {
        this.places = places;
        SortedMap<HostPattern, HostMatch> before = places.base().table().hosts();
        SortedMap<HostPattern, HostMatch> after = places.head().table().hosts();
        this.base = new HostIndex(before);
        this.head = new HostIndex(after);
        after.keySet().stream().filter(host -> !before.containsKey(host)).forEach(this::taken);
    }

    /// Hosts that lead to a tenant no more since others claim them for themselves, out of a wildcard that it has still.
    List<Change> taken(TenantId tenant) {
        return taken.getOrDefault(tenant, List.of());
    }

    private void taken(HostPattern host) {
        HostMatch was = find(base, host);
        HostMatch is = find(head, host);
        Optional<SourcePosition> at = tenants(is).stream()
                .flatMap(tenant -> places.of(new Subject.OfHost(tenant, host)).stream())
                .findFirst();
        for (TenantId tenant : tenants(was)) {
            if (hold(tenant, is) == Hold.NONE) {
                Subject subject = new Subject.OfHost(tenant, host);
                taken.computeIfAbsent(tenant, key -> new ArrayList<>())
                        .add(new Change(ChangeKind.HOST_TAKEN, subject, text(was), text(is), Optional.empty(), at));
            }
        }
    }

    /// The changes for one tenant, by the hosts that it claims itself.
    ///
    /// @param before what it claimed; empty when it was not there
    List<Change> compare(TenantId tenant, Collection<HostClaim> before, Collection<HostClaim> after) {
        SortedSet<HostPattern> old = patterns(before);
        SortedSet<HostPattern> claims = patterns(after);
        SortedSet<HostPattern> all = new TreeSet<>(old);
        all.addAll(claims);
        List<Change> changes = new ArrayList<>();
        for (HostPattern host : all) {
            HostMatch was = find(base, host);
            HostMatch is = find(head, host);
            Subject.OfHost subject = new Subject.OfHost(tenant, host);
            kind(tenant, was, is, old.contains(host), claims.contains(host))
                    .map(kind -> new Change(kind, subject, text(was), text(is), Optional.empty(), at(subject)))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    private Optional<SourcePosition> at(Subject.OfHost subject) {
        boolean there = places.head().written().host(subject).isPresent();
        return there ? places.of(subject) : places.ofRemoved(subject);
    }

    private static Optional<ChangeKind> kind(
            TenantId tenant, HostMatch was, HostMatch is, boolean claimed, boolean claims) {
        Hold before = hold(tenant, was);
        Hold after = hold(tenant, is);
        if (before == Hold.NONE && after != Hold.NONE) {
            boolean taken = !tenants(is).containsAll(tenants(was));
            return Optional.of(taken ? ChangeKind.HOST_TAKEN : ChangeKind.HOST_ADDED);
        }
        if (before != Hold.NONE && after == Hold.NONE) {
            return Optional.of(ChangeKind.HOST_REMOVED);
        }
        if (before != after) {
            return Optional.of(after == Hold.SHARED ? ChangeKind.HOST_SHARED : ChangeKind.HOST_OWNED);
        }
        if (claimed == claims) {
            return Optional.empty();
        }
        return Optional.of(claims ? ChangeKind.HOST_ADDED : ChangeKind.HOST_COVERED);
    }

    private static Hold hold(TenantId tenant, HostMatch match) {
        return switch (match) {
            case HostMatch.Owned(TenantId owner) -> owner.equals(tenant) ? Hold.OWNED : Hold.NONE;
            case HostMatch.Shared shared -> shared.tenants().contains(tenant) ? Hold.SHARED : Hold.NONE;
            case HostMatch.Unknown unknown -> Hold.NONE;
            case HostMatch.Damaged damaged -> Hold.NONE;
        };
    }

    private static SortedSet<TenantId> tenants(HostMatch match) {
        return switch (match) {
            case HostMatch.Owned(TenantId owner) -> new TreeSet<>(List.of(owner));
            case HostMatch.Shared shared -> shared.tenants();
            case HostMatch.Unknown unknown -> new TreeSet<>();
            case HostMatch.Damaged damaged -> new TreeSet<>();
        };
    }

    private static String text(HostMatch match) {
        String names = tenants(match).stream().map(TenantId::value).collect(Collectors.joining(", "));
        return match instanceof HostMatch.Shared ? "shared by " + names : names.isEmpty() ? "" : "of " + names;
    }

    private static SortedSet<HostPattern> patterns(Collection<HostClaim> claims) {
        return claims.stream().map(HostClaim::host).collect(Collectors.toCollection(TreeSet::new));
    }

    private static HostMatch find(HostIndex index, HostPattern host) {
        return Host.ofAuthority(example(host)).map(index::find).orElse(HostMatch.Unknown.UNKNOWN);
    }

    /// For a wildcard a name that no pattern can claim by itself, since it has an underscore; none that a
    /// request can have where the wildcard is so long that nothing fits in front of it.
    private static String example(HostPattern host) {
        return host.wildcard() ? "_." + host.name() : host.name();
    }
}
