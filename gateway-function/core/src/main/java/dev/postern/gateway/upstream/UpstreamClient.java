package dev.postern.gateway.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.util.Objects;

/// Sends requests to upstreams; one instance an event loop, with connections of its own.
///
/// Each upstream has a pool of its own, so that no tenant can use up another's connections to an
/// address that both name, nor read what is left on one. Bounds, each a target and event loop: 256 connections,
/// 1,024 requests waiting for one, for at most twice the upstream's connect time (beyond either: [SendResult.Shed]).
/// A connection idle for 15 s is closed by us, before most servers do, at most 5 s late: with thousands of pools,
/// looking oftener costs more than it frees. So do those of an upstream that no loaded table refers to any more.
public final class UpstreamClient {
    /// A client in use by an upstream.
    private record Use(HttpClient client, int connectMillis) {}

    private final Vertx vertx;
    private final SharedClients clients;
    private final Cache<Upstream, Use> uses;

    private UpstreamClient(Vertx vertx) {
        this.vertx = vertx;
        this.clients = new SharedClients(vertx);
        // Kept in order on the event loop itself, as Snapshot's tenants are: what is done for an upstream that is gone
        // is a count down, and at most the start of a client's close, which waits for nothing.
        this.uses = Caffeine.newBuilder()
                .executor(Runnable::run)
                .weakKeys()
                .<Upstream, Use>removalListener((gone, use, cause) -> {
                    if (use != null) {
                        clients.release(use.connectMillis());
                    }
                })
                .build();
    }

    /// Opens a client for the calling event loop.
    public static UpstreamClient open(Vertx vertx) {
        return new UpstreamClient(vertx);
    }

    /// Starts one attempt at the target whose turn it is.
    public Attempt send(Upstream upstream, UpstreamRequest request) {
        Attempt attempt = new Attempt(vertx, upstream);
        Use use = Objects.requireNonNull(uses.get(upstream, this::use));
        attempt.start(use.client(), upstream.pick(), request);
        return attempt;
    }

    private Use use(Upstream upstream) {
        int connectMillis = (int) upstream.settings().timeouts().connect().toMillis();
        return new Use(clients.hold(connectMillis), connectMillis);
    }
}
