package dev.postern.gateway.upstream;

import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.TargetAddress;

/// One upstream at run time: its settings, and the state that all event loops share.
///
/// Lives as long as some tenant's loaded table has these very settings, whatever else changes.
public final class Upstream {
    private final UpstreamTable settings;
    private final Balancer balancer;

    Upstream(UpstreamTable settings) {
        this.settings = settings;
        this.balancer = new Balancer(settings.targets());
    }

    public UpstreamTable settings() {
        return settings;
    }

    /// The target whose turn it is.
    TargetAddress pick() {
        return balancer.next();
    }
}
