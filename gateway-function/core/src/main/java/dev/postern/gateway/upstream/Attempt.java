package dev.postern.gateway.upstream;

import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.TargetAddress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// One try at sending a request to one target; confined to its event loop.
///
/// The request's body streams while the reply is awaited, held back when the upstream is slow to take it.
public final class Attempt {
    private static final int FIRST_FINAL = 200;
    private static final int LAST_FINAL = 599;

    /// Held to the end: the connections of an upstream that nobody holds any more are closed.
    private final Upstream upstream;

    private final Promise<SendResult> result = Promise.promise();
    private final Alarm alarm;
    private @Nullable HttpClientRequest outgoing;
    private boolean cancelled;
    private long bodyBytes;

    Attempt(Vertx vertx, Upstream upstream) {
        this.upstream = upstream;
        this.alarm = new Alarm(vertx);
    }

    /// Completes once, on the event loop; never fails.
    public Future<SendResult> result() {
        return result.future();
    }

    /// How much of the request's body has been taken so far, in bytes.
    public long bodyBytes() {
        return bodyBytes;
    }

    /// Gives the attempt up, whatever it is doing; its connection is not used again.
    public void cancel() {
        cancelled = true;
        alarm.callOff();
        if (outgoing != null) {
            outgoing.reset();
        }
    }

    void start(HttpClient client, TargetAddress target, UpstreamRequest request) {
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(target.port(), target.host()))
                .setHost(upstream.poolName())
                .setPort(target.port())
                .setMethod(request.method())
                .setURI(request.target());
        Future<HttpClientRequest> connecting = client.request(options);
        if (!connecting.isComplete()) {
            // The client's own bound is on the connect alone; a place in the pool is waited for no longer than this.
            alarm.set(2 * timeouts().connect().toMillis(), () -> giveUp(new SendResult.Shed()));
        }
        connecting.onComplete(connected -> {
            alarm.callOff();
            if (connected.failed()) {
                result.tryComplete(notSent(connected.cause()));
            } else if (cancelled) {
                connected.result().reset();
            } else {
                write(connected.result().authority(HostAndPort.create(target.host(), target.port())), request);
            }
        });
    }

    private static SendResult notSent(Throwable cause) {
        return cause instanceof ConnectionPoolTooBusyException
                ? new SendResult.Shed()
                : new SendResult.NotSent(String.valueOf(cause.getMessage()));
    }

    private void write(HttpClientRequest connected, UpstreamRequest request) {
        outgoing = connected;
        // The same failure reaches the response's future; without a handler Vert.x logs it as an error.
        connected.exceptionHandler(failure -> {});
        request.headers().accept(connected.headers());
        connected.response().onComplete(answer -> {
            alarm.callOff();
            // Who cancels knows why; the reset that follows from it is no news.
            if (!cancelled) {
                result.tryComplete(
                        answer.succeeded()
                                ? judge(answer.result())
                                : new SendResult.Broken(
                                        String.valueOf(answer.cause().getMessage())));
            }
        });
        HttpServerRequest body = request.body();
        if (body == null) {
            connected.end();
            awaitHead(request);
        } else {
            alarm.set(millisUntil(request.deadlineNanos()), () -> giveUp(new SendResult.ClientTooSlow()));
            pipe(body, connected, request);
        }
    }

    private void pipe(HttpServerRequest body, HttpClientRequest connected, UpstreamRequest request) {
        if (request.length() < 0) {
            connected.setChunked(true);
        }
        body.handler(chunk -> {
            bodyBytes += chunk.length();
            if (cancelled) {
                return;
            }
            connected.write(chunk);
            if (connected.writeQueueFull()) {
                body.pause();
                connected.drainHandler(drained -> body.resume());
            }
        });
        body.endHandler(end -> {
            if (!cancelled) {
                connected.end();
                awaitHead(request);
            }
        });
        body.resume();
    }

    private void awaitHead(UpstreamRequest request) {
        if (!result.future().isComplete()) {
            long firstByteMillis = timeouts().firstByte().toMillis();
            alarm.set(
                    Math.min(firstByteMillis, millisUntil(request.deadlineNanos())),
                    () -> giveUp(new SendResult.TimedOut()));
        }
    }

    private SendResult judge(HttpClientResponse reply) {
        if (reply.statusCode() >= FIRST_FINAL && reply.statusCode() <= LAST_FINAL) {
            return new SendResult.Answered(reply);
        }
        cancel();
        return new SendResult.Invalid(reply.statusCode());
    }

    private void giveUp(SendResult why) {
        cancel();
        result.tryComplete(why);
    }

    private Timeouts timeouts() {
        return upstream.settings().timeouts();
    }

    private static long millisUntil(long deadlineNanos) {
        return (deadlineNanos - System.nanoTime()) / 1_000_000;
    }
}
