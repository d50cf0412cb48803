package dev.postern.gateway.upstream;

import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.TargetAddress;
import java.util.concurrent.atomic.AtomicLong;

/// One upstream at run time: its settings, and the state that all event loops share.
///
/// Lives as long as some tenant's loaded table has these very settings, whatever else changes.
public final class Upstream {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final UpstreamTable settings;
    private final Balancer balancer;
    private final String poolName = "upstream-" + NUMBERS.incrementAndGet();

    Upstream(UpstreamTable settings) {
        this.settings = settings;
        this.balancer = new Balancer(settings.targets());
    }

    public UpstreamTable settings() {
        return settings;
    }

    /// Under which its connections are kept, apart from those of all others to the same address.
    String poolName() {
        return poolName;
    }

    /// The target whose turn it is.
    TargetAddress pick() {
        return balancer.next();
    }
}
