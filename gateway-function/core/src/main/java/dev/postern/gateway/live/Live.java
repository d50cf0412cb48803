package dev.postern.gateway.live;

import dev.postern.config.table.Bundle;
import dev.postern.gateway.secret.SecretSource;
import dev.postern.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The config in force. Putting another in force is one write; requests that are under way keep the one they pinned.
public final class Live {
    /// How a swap ended.
    public enum Swap {
        /// The bundle is in force.
        DONE,
        /// It never was: a newer one came while it waited.
        OVERTAKEN
    }

    private static final Duration TO_LOAD = Duration.ofSeconds(10);

    private record Asked(Bundle bundle, Promise<Swap> promise) {}

    private final Vertx vertx;
    private final TenantLoader loader;
    private final InstantSource clock;
    private final Duration toLoad;
    private final Object turn = new Object();
    private volatile Snapshot current;
    // Both guarded by turn.
    private boolean swapping;
    private @Nullable Asked waiting;

    /// @param secrets read when a tenant is loaded, and anew at each swap
    public Live(Vertx vertx, Bundle bundle, PolicyFactory policies, SecretSource secrets, InstantSource clock) {
        this(vertx, bundle, policies, secrets, clock, TO_LOAD);
    }

    /// @param toLoad how long a swap waits for tenants that are being loaded
    Live(
            Vertx vertx,
            Bundle bundle,
            PolicyFactory policies,
            SecretSource secrets,
            InstantSource clock,
            Duration toLoad) {
        this.vertx = vertx;
        this.loader = new TenantLoader(policies, new Upstreams(), secrets);
        this.clock = clock;
        this.toLoad = toLoad;
        this.current = snapshot(bundle, ConfigInForce.of(bundle, clock.instant()));
    }

    public Snapshot current() {
        return current;
    }

    /// Puts another bundle in force, whole, from the next request on, once the tenants that are served now are
    /// loaded from it: no request waits for a tenant that did not wait before. After 10 s it is in force all the
    /// same, and a tenant whose loading hangs waits alone.
    ///
    /// One swap at a time: while one is under way, one more may wait, and the newest takes its place.
    ///
    /// @return completes on any thread, never fails
    public Future<Swap> swap(Bundle bundle) {
        Asked asked = new Asked(bundle, Promise.promise());
        @Nullable Asked overtaken = null;
        boolean begins;
        synchronized (turn) {
            begins = !swapping;
            swapping = true;
            if (!begins) {
                overtaken = waiting;
                waiting = asked;
            }
        }
        if (overtaken != null) {
            overtaken.promise().complete(Swap.OVERTAKEN);
        }
        if (begins) {
            begin(asked);
        }
        return asked.promise().future();
    }

    private void begin(Asked asked) {
        Snapshot before = current;
        ConfigInForce was = before.config();
        Bundle bundle = asked.bundle();
        Snapshot next = snapshot(bundle, ConfigInForce.of(bundle, was.isOf(bundle) ? was.since() : clock.instant()));
        new Takeover(before, next, toLoad).run().onComplete(warm -> {
            current = next;
            Asked after;
            synchronized (turn) {
                after = waiting;
                waiting = null;
                swapping = after != null;
            }
            asked.promise().complete(Swap.DONE);
            if (after != null) {
                begin(after);
            }
        });
    }

    private Snapshot snapshot(Bundle bundle, ConfigInForce config) {
        return new Snapshot(bundle, config, loader, vertx);
    }
}
