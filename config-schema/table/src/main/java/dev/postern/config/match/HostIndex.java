package dev.postern.config.match;

import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import java.util.Map;
import java.util.stream.Collectors;

/// Whose hosts are whose, in memory; the gateway asks its bundle instead, which answers alike.
///
/// An exact name beats a wildcard, and a longer wildcard a shorter one. Costs one look-up a label.
public final class HostIndex {
    private final Map<String, HostMatch> exact;
    private final Map<String, HostMatch> below;

    public HostIndex(Map<HostPattern, HostMatch> claims) {
        this.exact = names(claims, false);
        this.below = names(claims, true);
    }

    public HostMatch find(Host host) {
        String name = host.name();
        HostMatch match = exact.get(name);
        for (int dot = name.indexOf('.'); match == null && dot >= 0; dot = name.indexOf('.', dot + 1)) {
            match = below.get(name.substring(dot + 1));
        }
        return match == null ? HostMatch.Unknown.UNKNOWN : match;
    }

    private static Map<String, HostMatch> names(Map<HostPattern, HostMatch> claims, boolean wildcard) {
        return claims.entrySet().stream()
                .filter(claim -> claim.getKey().wildcard() == wildcard)
                .collect(Collectors.toUnmodifiableMap(claim -> claim.getKey().name(), Map.Entry::getValue));
    }
}
