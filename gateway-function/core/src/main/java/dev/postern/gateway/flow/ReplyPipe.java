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

    private final Flow flow;
    private final Reply reply;
    private final HttpServerResponse out;
    private final HttpClientResponse upstream;
    private final long expectedBytes;
    private long bytes;

    ReplyPipe(Flow flow, Reply reply, HttpClientResponse upstream) {
        this.flow = flow;
        this.reply = reply;
        this.out = reply.out();
        this.upstream = upstream;
        String length = upstream.getHeader(HttpHeaders.CONTENT_LENGTH);
        this.expectedBytes = length == null ? UNKNOWN : Long.parseLong(length);
    }

    void start(long deadlineNanos) {
        out.setStatusCode(upstream.statusCode());
        EndToEndHeaders.copyReply(upstream.headers(), out.headers());
        if (expectedBytes == UNKNOWN) {
            reply.frameOpenEnded();
        }
        reply.editHead(upstream.statusCode());
        upstream.exceptionHandler(broken -> breakOff(String.valueOf(broken.getMessage())));
        upstream.handler(this::take);
        upstream.endHandler(end -> {
            if (!reply.over()) {
                reply.finish(upstream.statusCode(), Buffer.buffer());
            }
        });
        flow.nextTurn(() -> becomeStream(deadlineNanos));
    }

    private void becomeStream(long deadlineNanos) {
        if (reply.over()) {
            return;
        }
        if (!out.headWritten()) {
            out.writeHead();
        }
        reply.cutAt(deadlineNanos);
    }

    private void take(Buffer chunk) {
        if (reply.over()) {
            return;
        }
        bytes += chunk.length();
        reply.taken(bytes);
        if (bytes == expectedBytes) {
            reply.finish(upstream.statusCode(), chunk);
            return;
        }
        out.write(chunk);
        if (out.writeQueueFull()) {
            upstream.pause();
            out.drainHandler(drained -> upstream.resume());
        }
    }

    private void breakOff(String cause) {
        if (reply.over()) {
            return;
        }
        if (out.headWritten()) {
            reply.cut();
        } else {
            reply.fail(Refusals.BROKEN, cause);
        }
    }
}
