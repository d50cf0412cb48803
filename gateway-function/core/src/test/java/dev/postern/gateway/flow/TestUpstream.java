package dev.postern.gateway.flow;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A recording upstream whose last path segment says how it behaves.
final class TestUpstream {
    static final int LARGE_BYTES = 6_000_000;

    /// What reached it.
    record Seen(String method, String uri, MultiMap headers, Buffer body) {}

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final HttpServer server;

    private TestUpstream(HttpServer server) {
        this.server = server;
    }

    static TestUpstream start(Vertx vertx) throws Exception {
        HttpServer server = vertx.createHttpServer();
        TestUpstream upstream = new TestUpstream(server);
        server.connectionHandler(opened -> upstream.connections.incrementAndGet());
        server.requestHandler(request -> upstream.answer(vertx, request));
        GatewayUnderTest.await(server.listen(0, "127.0.0.1"));
        return upstream;
    }

    int port() {
        return server.actualPort();
    }

    private void answer(Vertx vertx, HttpServerRequest request) {
        String path = request.uri().split("[?]", 2)[0];
        String behaviour = path.substring(path.lastIndexOf('/') + 1);
        switch (behaviour) {
            case "hang" -> request.resume();
            case "close" -> request.connection().close();
            case "cut" -> cutMidBody(vertx, request);
            case "endless" -> endless(request);
            case "stream" -> request.response().setChunked(true).write("first");
            case "late" -> vertx.setTimer(2_500, now -> request.response().end("late"));
            case "large" -> request.response().end(Buffer.buffer(new byte[LARGE_BYTES]));
            case "port" -> request.response().end(Integer.toString(port()));
            case "empty" -> request.response().setStatusCode(204).end();
            case "not-modified" ->
                request.response().setStatusCode(304).putHeader("ETag", "\"1\"").end();
            case "cookies" ->
                request.response()
                        .putHeader("Set-Cookie", (Iterable<String>) List.of("a=1; Path=/, x", "b=2"))
                        .putHeader("Connection", "X-Private")
                        .putHeader("X-Private", "hop")
                        .putHeader("Keep-Alive", "timeout=5")
                        .end("cookies");
            case "chunked" -> {
                request.response().setChunked(true).write("one,");
                request.response().end("two");
            }
            default ->
                request.body().onSuccess(body -> {
                    seen.add(new Seen(request.method().name(), request.uri(), request.headers(), body));
                    request.response().end("got " + body.length());
                });
        }
    }

    private static void cutMidBody(Vertx vertx, HttpServerRequest request) {
        request.response()
                .putHeader("Content-Length", "100")
                .write("only a part")
                .onSuccess(written ->
                        // Later, so that the part is on its way before the end of the connection.
                        vertx.setTimer(50, now -> request.connection().close()));
    }

    private static void endless(HttpServerRequest request) {
        Buffer block = Buffer.buffer(new byte[64 * 1024]);
        request.response().setChunked(true);
        pump(request, block);
    }

    private static void pump(HttpServerRequest request, Buffer block) {
        while (!request.response().writeQueueFull() && !request.response().closed()) {
            request.response().write(block);
        }
        request.response().drainHandler(drained -> pump(request, block));
    }
}
