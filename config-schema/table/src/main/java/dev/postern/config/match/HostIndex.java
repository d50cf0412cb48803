package dev.postern.config.match;

import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import java.util.Map;

/// Whose hosts are whose, in memory; the gateway asks its bundle instead, which answers alike.
public final class HostIndex {
    private final HostNames<HostMatch> claims;

    public HostIndex(Map<HostPattern, HostMatch> claims) {
        this.claims = new HostNames<>(claims);
    }

    public HostMatch find(Host host) {
        HostMatch match = claims.find(host);
        return match == null ? HostMatch.Unknown.UNKNOWN : match;
    }
}
