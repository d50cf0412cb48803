package dev.postern.gateway.live;

import dev.postern.config.table.Bundle;
import dev.postern.gateway.upstream.Upstreams;
import io.vertx.core.Vertx;

/// The config in force. Swapping it is one write; requests that are under way keep the one they pinned.
public final class Live {
    private final Vertx vertx;
    private final TenantLoader loader;
    private volatile Snapshot current;

    public Live(Vertx vertx, Bundle bundle, PolicyFactory policies) {
        this.vertx = vertx;
        this.loader = new TenantLoader(policies, new Upstreams());
        this.current = new Snapshot(bundle, loader, vertx);
    }

    public Snapshot current() {
        return current;
    }

    /// Puts another bundle in force, whole, from the next request on.
    public void swap(Bundle bundle) {
        current = new Snapshot(bundle, loader, vertx);
    }
}
