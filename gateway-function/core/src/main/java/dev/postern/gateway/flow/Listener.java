package dev.postern.gateway.flow;

import dev.postern.gateway.http.ClientConnection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/// Opens an event loop's HTTP server, with the strict filter in front of its decoder.
final class Listener {
    private static final int ACCEPT_BACKLOG = 4_096;

    private Listener() {}

    static Future<HttpServer> open(Vertx vertx, DataPlaneOptions options, int port, Flow flow, Door door) {
        HttpServerOptions http = options.limits()
                .applyTo(new HttpServerOptions())
                .setIdleTimeout((int) options.idle().toSeconds())
                .setAcceptBacklog(ACCEPT_BACKLOG);
        return vertx.createHttpServer(http)
                .connectionHandler(connection -> {
                    ClientConnection.install(connection, options.limits());
                    door.cameThrough(connection);
                })
                .requestHandler(flow)
                .invalidRequestHandler(flow)
                .listen(port, options.host());
    }
}
