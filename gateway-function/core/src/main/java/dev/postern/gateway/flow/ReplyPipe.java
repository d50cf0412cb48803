package dev.postern.gateway.flow;

import dev.postern.gateway.http.EndToEndHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/// Writes the upstream's reply to the client as it comes, held back when the client is slow to take it.
///
/// A body of announced length that is there whole leaves together with its head, in one write. A reply
/// that is not whole in the turn of the event loop that brought its head is a stream: from then on its
/// head is with the client, and the deadline watches it.
final class ReplyPipe {
    private static final long UNKNOWN = -1;

    private final Journey journey;
    private final HttpClientResponse upstream;
    private final HttpServerResponse reply;
    private final long expectedBytes;
    private long bytes;

    ReplyPipe(Journey journey, HttpClientResponse upstream, HttpServerResponse reply) {
        this.journey = journey;
        this.upstream = upstream;
        this.reply = reply;
        String length = upstream.getHeader(HttpHeaders.CONTENT_LENGTH);
        this.expectedBytes = length == null ? UNKNOWN : Long.parseLong(length);
    }

    void start(long deadlineNanos) {
        reply.setStatusCode(upstream.statusCode());
        EndToEndHeaders.copyReply(upstream.headers(), reply.headers());
        if (expectedBytes == UNKNOWN) {
            journey.frameOpenEnded();
        }
        journey.editHead(upstream.statusCode());
        upstream.exceptionHandler(broken -> breakOff(String.valueOf(broken.getMessage())));
        upstream.handler(this::take);
        upstream.endHandler(end -> {
            if (!journey.over()) {
                finish(Buffer.buffer());
            }
        });
        journey.flow().nextTurn(() -> becomeStream(deadlineNanos));
    }

    private void becomeStream(long deadlineNanos) {
        if (journey.over()) {
            return;
        }
        if (!reply.headWritten()) {
            reply.writeHead();
        }
        journey.cutAt(deadlineNanos);
    }

    private void take(Buffer chunk) {
        if (journey.over()) {
            return;
        }
        bytes += chunk.length();
        journey.replying(bytes);
        if (bytes == expectedBytes) {
            finish(chunk);
            return;
        }
        reply.write(chunk);
        if (reply.writeQueueFull()) {
            upstream.pause();
            reply.drainHandler(drained -> upstream.resume());
        }
    }

    private void finish(Buffer last) {
        journey.finish(upstream.statusCode(), last);
    }

    private void breakOff(String cause) {
        if (journey.over()) {
            return;
        }
        if (reply.headWritten()) {
            journey.cut();
        } else {
            reply.headers().clear();
            journey.fail(Refusals.BROKEN, cause);
        }
    }
}
