package dev.postern.gateway.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sends requests to upstreams; one instance an event loop, with connections of its own.
///
/// Each upstream has a pool of its own, so that no tenant can use up another's connections to an
/// address that both name. Bounds, each a target and event loop: 256 connections, 1,024 requests
/// waiting for one, for at most twice the upstream's connect time (beyond either: [SendResult.Shed]).
/// A connection idle for 15 s is closed by us, before most servers do, at most 5 s late: with thousands of pools,
/// looking oftener costs more than it frees. A pool goes with its upstream,
/// when no loaded table and no request refers to it any more.
public final class UpstreamClient {
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_WAITING = 1_024;
    private static final int IDLE_SECONDS = 15;
    private static final int SECONDS_BETWEEN_LOOKS = 5;
    private static final int MOST_HEADER_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final Cache<Upstream, HttpClient> clients = Caffeine.newBuilder()
            .weakKeys()
            .removalListener(UpstreamClient::close)
            .build();

    private UpstreamClient(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Opens a client for the calling event loop.
    public static UpstreamClient open(Vertx vertx) {
        return new UpstreamClient(vertx);
    }

    /// Starts one attempt at the target whose turn it is.
    public Attempt send(Upstream upstream, UpstreamRequest request) {
        Attempt attempt = new Attempt(vertx, upstream);
        attempt.start(Objects.requireNonNull(clients.get(upstream, this::open)), upstream.pick(), request);
        return attempt;
    }

    private HttpClient open(Upstream upstream) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(
                        (int) upstream.settings().timeouts().connect().toMillis())
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setDecompressionSupported(false);
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(MOST_CONNECTIONS)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setCleanerPeriod(SECONDS_BETWEEN_LOOKS * 1_000);
        return vertx.createHttpClient(options, pool);
    }

    private static void close(@Nullable Upstream gone, @Nullable HttpClient client, RemovalCause cause) {
        if (client != null) {
            client.close();
        }
    }
}
