package dev.postern.gateway.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;

/// Sends requests to upstreams; one instance an event loop, with connections of its own.
///
/// Bounds, each a target and event loop: 256 connections, 1,024 requests waiting for one (beyond
/// that: [SendResult.Shed]). A connection idle for 15 s is closed by us, before most servers do.
public final class UpstreamClient {
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_WAITING = 1_024;
    private static final int IDLE_SECONDS = 15;

    private final Vertx vertx;
    private final HttpClient client;

    private UpstreamClient(Vertx vertx, HttpClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    /// Opens a client for the calling event loop.
    public static UpstreamClient open(Vertx vertx) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(64 * 1024)
                .setDecompressionSupported(false);
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING);
        return new UpstreamClient(vertx, vertx.createHttpClient(options, pool));
    }

    /// Starts one attempt at the target whose turn it is.
    public Attempt send(Upstream upstream, UpstreamRequest request) {
        Attempt attempt = new Attempt(vertx, upstream.settings().timeouts());
        attempt.start(client, upstream.pick(), request);
        return attempt;
    }
}
