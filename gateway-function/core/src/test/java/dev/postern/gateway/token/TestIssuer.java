package dev.postern.gateway.token;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// An issuer's endpoint on loopback: a real server whose answer a test sets.
final class TestIssuer implements AutoCloseable {
    final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private final int port;
    private volatile Consumer<HttpServerRequest> answer =
            request -> request.response().setStatusCode(404).end();

    private TestIssuer(HttpServer server) {
        this.server = server;
        this.server.requestHandler(request -> {
            asked.incrementAndGet();
            answer.accept(request);
        });
        this.port = await(server.listen(0, "127.0.0.1")).actualPort();
    }

    static TestIssuer open(Vertx vertx) {
        return new TestIssuer(vertx.createHttpServer());
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    TestIssuer answers(Consumer<HttpServerRequest> with) {
        answer = with;
        return this;
    }

    TestIssuer serves(String document) {
        return answers(request -> request.response().end(document));
    }

    TestIssuer serves(String document, String cacheControl) {
        return answers(request ->
                request.response().putHeader("Cache-Control", cacheControl).end(document));
    }

    TestIssuer gone() {
        return answers(request -> request.connection().close());
    }

    /// An issuer of this name whose keys are here.
    IssuerTable table(String name) {
        return table(name, url(), new KeySource.KeySet(url() + "/keys"));
    }

    static IssuerTable table(String name, String issuer, KeySource source) {
        return new IssuerTable(
                name,
                issuer,
                source,
                Duration.ofMinutes(1),
                new TreeSet<>(),
                Optional.empty(),
                IssuerTable.Claims.USUAL);
    }

    @Override
    public void close() {
        await(server.close());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
