package dev.postern.gateway.token;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Gets small documents of strangers: 200 alone, no redirects, a bound in bytes and one in time for the whole.
final class DocumentFetch {
    private static final int MOST_HEADER_BYTES = 16 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration timeLimit;

    /// @param fetches how many there may be at once, so that no pool of connections is ever the bound
    DocumentFetch(Vertx vertx, Duration timeLimit, int fetches) {
        this.vertx = vertx;
        this.timeLimit = timeLimit;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) timeLimit.toMillis())
                        .setKeepAlive(false)
                        .setMaxHeaderSize(MOST_HEADER_BYTES)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(fetches).setMaxWaitQueueSize(fetches));
    }

    /// What came of it.
    sealed interface Document {
        /// @param fresh how long the answer says that it is
        record Got(Buffer bytes, Optional<Duration> fresh) implements Document {}

        /// @param reason one clause for the log
        record Failed(String reason) implements Document {}
    }

    /// Gets a document; never fails, and waits no longer than the time limit.
    Future<Document> get(URI address, int mostBytes) {
        Promise<Document> answer = Promise.promise();
        long timer = vertx.setTimer(
                timeLimit.toMillis(),
                _ -> answer.tryComplete(new Document.Failed("no whole answer in " + timeLimit.toMillis() + " ms")));
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(address.toString())
                        .setFollowRedirects(false)
                        .putHeader("Accept", "application/json"))
                .onFailure(cause -> failed(answer, cause))
                .onSuccess(request -> send(request, answer, mostBytes));
        return answer.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private static void send(HttpClientRequest request, Promise<Document> answer, int mostBytes) {
        // What is given up must not go on in the background.
        answer.future().onSuccess(document -> {
            if (document instanceof Document.Failed) {
                request.reset();
            }
        });
        if (answer.future().isComplete()) {
            return;
        }
        request.response()
                .onFailure(cause -> failed(answer, cause))
                .onSuccess(response -> receive(response, answer, mostBytes));
        request.end().onFailure(cause -> failed(answer, cause));
    }

    private static void receive(HttpClientResponse response, Promise<Document> answer, int mostBytes) {
        if (response.statusCode() != 200) {
            answer.tryComplete(new Document.Failed("status " + response.statusCode()));
            return;
        }
        Buffer body = Buffer.buffer();
        response.exceptionHandler(cause -> failed(answer, cause));
        response.handler(chunk -> {
            if (body.length() + chunk.length() > mostBytes) {
                answer.tryComplete(new Document.Failed("more than " + mostBytes + " bytes"));
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(_ -> answer.tryComplete(
                new Document.Got(body, MaxAge.of(response.getHeader("Cache-Control"), response.getHeader("Age")))));
    }

    private static void failed(Promise<Document> answer, Throwable cause) {
        answer.tryComplete(new Document.Failed("no answer: " + cause.getClass().getSimpleName()));
    }
}
