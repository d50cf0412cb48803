package dev.postern.config.table;

import dev.postern.config.match.HostMatch;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Whose hosts are whose, gathered from all tenants' claims.
final class HostOwners {
    private HostOwners() {}

    /// The first host that two tenants claim without all of them sharing it, in words.
    static Optional<String> conflict(Collection<TenantTable> tenants) {
        SortedSet<HostPattern> own = new TreeSet<>();
        tenants.forEach(tenant ->
                tenant.hosts().stream().filter(claim -> !claim.shared()).forEach(claim -> own.add(claim.host())));
        return claims(tenants).entrySet().stream()
                .filter(claim -> claim.getValue().size() > 1 && own.contains(claim.getKey()))
                .findFirst()
                .map(claim -> claim.getKey() + " is claimed by " + claim.getValue() + " (expected: shared by all)");
    }

    /// By host; a shared host stays shared while it has one tenant only.
    static SortedMap<HostPattern, HostMatch> of(Collection<TenantTable> tenants) {
        SortedSet<HostPattern> shared = new TreeSet<>();
        tenants.forEach(
                tenant -> tenant.hosts().stream().filter(HostClaim::shared).forEach(claim -> shared.add(claim.host())));
        Map<TenantId, TenantTable> byId =
                tenants.stream().collect(Collectors.toMap(TenantTable::id, Function.identity()));
        SortedMap<HostPattern, HostMatch> owners = new TreeMap<>();
        for (Map.Entry<HostPattern, SortedSet<TenantId>> claim : claims(tenants).entrySet()) {
            HostMatch match = shared.contains(claim.getKey())
                    ? new HostMatch.Shared(claim.getValue(), issuers(claim.getValue(), byId))
                    : new HostMatch.Owned(claim.getValue().first());
            owners.put(claim.getKey(), match);
        }
        return owners;
    }

    /// The issuers that tell one of the tenants. Where two accept the tokens of one issuer, those tell neither; the
    /// compiler refuses that.
    private static SortedMap<String, TenantId> issuers(SortedSet<TenantId> tenants, Map<TenantId, TenantTable> byId) {
        SortedMap<String, TenantId> telling = new TreeMap<>();
        Set<String> several = new HashSet<>();
        for (TenantId tenant : tenants) {
            for (String issuer : Objects.requireNonNull(byId.get(tenant)).acceptedIssuers()) {
                TenantId other = telling.putIfAbsent(issuer, tenant);
                if (other != null) {
                    several.add(issuer);
                }
            }
        }
        telling.keySet().removeAll(several);
        return telling;
    }

    private static SortedMap<HostPattern, SortedSet<TenantId>> claims(Collection<TenantTable> tenants) {
        SortedMap<HostPattern, SortedSet<TenantId>> claims = new TreeMap<>();
        for (TenantTable tenant : tenants) {
            for (HostClaim claim : tenant.hosts()) {
                claims.computeIfAbsent(claim.host(), host -> new TreeSet<>()).add(tenant.id());
            }
        }
        return claims;
    }
}
