package dev.postern.gateway.server.start;

import dev.postern.gateway.server.settings.PostgresUrl;
import dev.postern.gateway.server.settings.RedisUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;
import io.vertx.redis.client.RedisOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/// How this process connects to its stores: bounded pools, bounded waits.
final class Connections {
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    /// After which a pool closes a connection that nobody uses.
    static final int IDLE_SECONDS = 60;
    /// After which a connection in use is given up on which nothing came or went: Postgres, or the way there, is
    /// gone without a word. TCP alone takes a quarter of an hour to see it. Longer than the above, so that no
    /// statement is given a connection that is just being closed.
    private static final int SILENT_SECONDS = IDLE_SECONDS + 15;
    private static final int MOST_WAITING = 1_000;

    private Connections() {}

    /// A pool that connects when it is first asked, and again by itself.
    ///
    /// @param most connections at once; at most 1,000 statements wait for one
    static Pool postgres(Vertx vertx, PostgresUrl url, int most) {
        var pool = new PoolOptions()
                .setMaxSize(most)
                .setMaxWaitQueueSize(MOST_WAITING)
                // Vert.x 4.5 throws when this timer ends after a connection was refused; every caller has a limit
                // of its own instead.
                .setConnectionTimeout(0)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .with(pool)
                .connectingTo(pooled(url))
                .using(vertx)
                .build();
    }

    static PgConnectOptions pooled(PostgresUrl url) {
        PgConnectOptions connect = options(url).setCachePreparedStatements(true);
        connect.setIdleTimeout(SILENT_SECONDS);
        connect.setIdleTimeoutUnit(TimeUnit.SECONDS);
        return connect;
    }

    /// One connection beside the pools, for listening.
    static Future<PgConnection> listening(Vertx vertx, PostgresUrl url) {
        return PgConnection.connect(vertx, options(url));
    }

    private static PgConnectOptions options(PostgresUrl url) {
        var connect = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user())
                .setPassword(url.password().value())
                .setSslMode(SslMode.of(url.sslMode()))
                .addProperty("application_name", "postern");
        connect.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        connect.setHostnameVerificationAlgorithm("HTTPS");
        return connect;
    }

    static RedisOptions redis(RedisUrl url) {
        return new RedisOptions()
                .setConnectionString(url.connection().value())
                .setNetClientOptions(new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
    }
}
