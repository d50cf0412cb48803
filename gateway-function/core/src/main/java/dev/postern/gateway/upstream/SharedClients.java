package dev.postern.gateway.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The HTTP clients of one event loop, one for each connect time that its upstreams ask for.
///
/// A client takes some 100 KB, whatever it does, so upstreams share clients, though no connections. A client is
/// closed when nobody holds it any more; there are never more than there are upstreams in use. Thread-safe.
final class SharedClients {
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_WAITING = 1_024;
    private static final int IDLE_SECONDS = 15;
    private static final int SECONDS_BETWEEN_LOOKS = 5;
    private static final int MOST_HEADER_BYTES = 64 * 1024;

    private record Held(HttpClient client, int holders) {}

    private final Vertx vertx;
    private final ConcurrentMap<Integer, Held> clients = new ConcurrentHashMap<>();

    SharedClients(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Its caller holds it until [#release].
    HttpClient hold(int connectMillis) {
        return Objects.requireNonNull(clients.compute(
                        connectMillis,
                        (millis, held) ->
                                held == null ? new Held(open(millis), 1) : new Held(held.client(), held.holders() + 1)))
                .client();
    }

    void release(int connectMillis) {
        clients.computeIfPresent(connectMillis, (millis, held) -> {
            if (held.holders() > 1) {
                return new Held(held.client(), held.holders() - 1);
            }
            held.client().close();
            return null;
        });
    }

    private HttpClient open(int connectMillis) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(connectMillis)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setDecompressionSupported(false);
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(MOST_CONNECTIONS)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setCleanerPeriod(SECONDS_BETWEEN_LOOKS * 1_000);
        return vertx.createHttpClient(options, pool);
    }
}
