package dev.postern.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real server on a free loopback port that uses the filter as the gateway does. It answers a request with
/// what reached it, `METHOD target body`, and a fault with its status and code; `/early` before its
/// body has come.
final class FilteredServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<String> reached = new CopyOnWriteArrayList<>();

    FilteredServer(HttpLimits limits) {
        HttpServerOptions options =
                limits.applyTo(new HttpServerOptions().setHost("127.0.0.1").setPort(0));
        server = vertx.createHttpServer(options)
                .connectionHandler(connection -> ClientConnection.install(connection, limits))
                .invalidRequestHandler(this::invalid)
                .requestHandler(this::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort());
    }

    /// What reached the handler as requests without a fault, by their targets, in order.
    List<String> reached() {
        return reached;
    }

    private void handle(HttpServerRequest request) {
        ClientConnection client = ClientConnection.of(request.connection());
        long number = client.nextRequest();
        client.faultOf(number)
                .ifPresentOrElse(fault -> refuse(request, client, fault), () -> echo(request, client, number));
    }

    private void echo(HttpServerRequest request, ClientConnection client, long number) {
        reached.add(request.uri());
        client.onFault(number, fault -> refuse(request, client, fault));
        if (request.uri().equals("/early")) {
            var _ = request.response().end("early");
            return;
        }
        request.bodyHandler(body -> {
            Buffer answer =
                    Buffer.buffer(request.method() + " " + request.uri() + " ").appendBuffer(body);
            var _ = request.response().end(answer);
        });
    }

    private void invalid(HttpServerRequest request) {
        // The decoder found what the filter should have: a test that gets here fails by this body.
        ClientConnection.of(request.connection()).nextRequest();
        var _ = request.response().setStatusCode(599).end("passed the filter: " + request.decoderResult());
    }

    private static void refuse(HttpServerRequest request, ClientConnection client, HttpFault fault) {
        if (request.response().ended()) {
            client.closeGently();
            return;
        }
        request.response()
                .setStatusCode(fault.status())
                .putHeader("Connection", "close")
                .end(fault.code())
                .onComplete(written -> client.closeGently());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
