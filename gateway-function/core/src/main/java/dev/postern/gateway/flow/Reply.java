package dev.postern.gateway.flow;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Ending;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.exchange.Refusal;
import dev.postern.gateway.exchange.ReplyEdit;
import dev.postern.gateway.exchange.RequestHead;
import dev.postern.gateway.http.ClientConnection;
import dev.postern.gateway.http.HttpFault;
import dev.postern.gateway.upstream.Alarm;
import dev.postern.gateway.upstream.Attempt;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one reply to a request: written once, counted once, whatever becomes of the request. Confined to
/// its event loop.
///
/// It keeps what the line has learned so far, since a reply may have to be given at any moment: the
/// client leaves, a fault is found in the body, the time is over.
final class Reply {
    private static final Logger LOG = Logger.getLogger(Reply.class);
    private static final int CLIENT_GONE_STATUS = 499;
    private static final long REST_OF_BODY_MILLIS = 5_000;

    private final Flow flow;
    private final HttpServerRequest request;
    private final HttpServerResponse out;
    private final ClientConnection client;
    private final String digest;
    private final Alarm alarm;
    private final boolean hasBody;
    private final String peerAddress;
    private final String correlationId;
    private final long startNanos = System.nanoTime();
    private final Instant at = Instant.now();

    private @Nullable RequestHead head;
    private @Nullable TenantId tenant;
    private @Nullable MatchedRoute route;
    private Consumer consumer = Consumer.anonymous();
    private ReplyEdit edit = ReplyEdit.NONE;
    private @Nullable Attempt attempt;
    private long bytes;
    private boolean closeAfter;
    private boolean over;

    Reply(Flow flow, HttpServerRequest request, ClientConnection client, String digest) {
        this.flow = flow;
        this.request = request;
        this.out = request.response();
        this.client = client;
        this.digest = digest;
        this.alarm = new Alarm(flow.vertx());
        this.hasBody = BodyFraming.hasBody(request.headers());
        this.peerAddress = request.connection().remoteAddress().hostAddress();
        this.correlationId = CorrelationId.of(request.getHeader(CorrelationId.HEADER));
        this.closeAfter = flow.inFlight().draining();
        flow.inFlight().enter();
        out.exceptionHandler(gone -> clientGone());
    }

    /// Whether it has been given; nothing may be done for the request any more.
    boolean over() {
        return over;
    }

    boolean hasBody() {
        return hasBody;
    }

    String peerAddress() {
        return peerAddress;
    }

    long startNanos() {
        return startNanos;
    }

    HttpServerResponse out() {
        return out;
    }

    void learn(RequestHead read) {
        head = read;
    }

    void learn(TenantId found) {
        tenant = found;
    }

    void learn(MatchedRoute matched) {
        route = matched;
    }

    void learn(Consumer identified) {
        consumer = identified;
    }

    void learn(Attempt started) {
        attempt = started;
    }

    /// Has `next` applied to the head too, after the edits so far.
    void edit(ReplyEdit next) {
        edit = edit.then(next);
    }

    /// The connection ends with this reply.
    void closeAfter() {
        closeAfter = true;
    }

    /// Refuses a request after which nothing more can be read.
    void refuseAndClose(Refusal refusal) {
        closeAfter = true;
        refuse(refusal);
    }

    /// The upstream's failure, told to the platform's log and, without its cause, to the client.
    void fail(Refusal refusal, String cause) {
        LOG.debugf("%s: %s", refusal.code(), cause);
        refuse(refusal);
    }

    void refuse(Refusal refusal) {
        out.setStatusCode(refusal.status());
        out.headers().clear().set("Content-Type", ProblemJson.MEDIA_TYPE);
        refusal.retryAfterSeconds().ifPresent(seconds -> out.headers().set("Retry-After", Long.toString(seconds)));
        closeWhereBodyIsHeldBack();
        editHead(refusal.status());
        Buffer problem = ProblemJson.render(refusal, correlationId);
        bytes = problem.length();
        count(refusal.status(), Ending.SENT, refusal);
        end(problem);
    }

    /// A bug in a step must not leave the client waiting; told in the log, never to the client.
    void fault(Throwable bug) {
        LOG.error("a request could not be decided", bug);
        if (!over) {
            breakOff(Refusals.FAULT);
        }
    }

    /// A fault in the body, found while the request is under way or after its reply.
    void bodyFault(HttpFault fault) {
        closeAfter = true;
        if (over) {
            client.closeGently();
        } else {
            breakOff(RequestReader.refusalOf(fault));
        }
    }

    /// Refuses where that can still be said; else cuts.
    void breakOff(Refusal refusal) {
        cancelAttempt();
        if (out.headWritten()) {
            cut();
        } else {
            refuse(refusal);
        }
    }

    /// Writes what every reply carries and applies the edits.
    void editHead(int status) {
        out.headers().set(CorrelationId.HEADER, correlationId);
        if (closeAfter) {
            out.headers().set("Connection", "close");
        }
        edit.apply(status, out.headers());
    }

    /// Frames a reply whose length is not known in advance: in chunks, or for HTTP/1.0 by the connection's end.
    void frameOpenEnded() {
        if (request.version() == HttpVersion.HTTP_1_0) {
            closeAfter = true;
        } else {
            out.setChunked(true);
        }
    }

    /// Cuts the reply when the exchange's whole time is over.
    void cutAt(long deadlineNanos) {
        alarm.set((deadlineNanos - System.nanoTime()) / 1_000_000, this::cut);
    }

    /// How much of the body has been taken over so far.
    void taken(long bodyBytes) {
        bytes = bodyBytes;
    }

    /// Answers with what the gateway itself has to say; edits tell what it is.
    void answer(Buffer body) {
        out.setStatusCode(HttpResponseStatus.OK.code());
        closeWhereBodyIsHeldBack();
        editHead(HttpResponseStatus.OK.code());
        bytes = body.length();
        finish(HttpResponseStatus.OK.code(), body);
    }

    /// A client that still waits to be told to go on will not send its body: the next request cannot be found.
    private void closeWhereBodyIsHeldBack() {
        closeAfter = closeAfter || (hasBody && BodyFraming.expectsContinue(request));
    }

    /// Hands the last bytes over, after counting.
    void finish(int status, Buffer last) {
        count(status, Ending.SENT, null);
        end(last);
    }

    /// Ends a reply that cannot be completed so that the client sees that it is not complete.
    void cut() {
        if (!over) {
            count(out.getStatusCode(), Ending.CUT_SHORT, null);
            cancelAttempt();
            out.reset();
            leave();
        }
    }

    private void clientGone() {
        if (!over) {
            count(out.headWritten() ? out.getStatusCode() : CLIENT_GONE_STATUS, Ending.CLIENT_GONE, null);
            cancelAttempt();
            leave();
        }
    }

    /// Off the line: only now, since a drain must not end before the reply's last byte is on its way.
    private void leave() {
        client.replied();
        flow.inFlight().leave();
    }

    private void end(Buffer last) {
        dropRestOfBody();
        out.end(last).onComplete(sent -> {
            leave();
            if (closeAfter) {
                client.closeGently();
            }
        });
    }

    /// Takes what is left of the body and throws it away, so that the connection can go on with its next
    /// request; a client that takes longer over it than 5 s loses the connection.
    private void dropRestOfBody() {
        if (hasBody && !request.isEnded()) {
            cancelAttempt();
            alarm.set(REST_OF_BODY_MILLIS, client::closeGently);
            request.handler(ignored -> {}).endHandler(ended -> alarm.callOff()).resume();
        }
    }

    private void cancelAttempt() {
        if (attempt != null) {
            attempt.cancel();
        }
    }

    String correlationId() {
        return correlationId;
    }

    /// The counting place: reached once for each request, before the reply's last byte is handed over.
    private void count(int status, Ending ending, @Nullable Refusal refusal) {
        over = true;
        alarm.callOff();
        tell(new Completion(
                at,
                correlationId,
                head == null ? "" : head.method(),
                head == null ? "" : head.path().text(),
                peerAddress,
                tenant,
                route,
                consumer,
                status,
                ending,
                refusal,
                System.nanoTime() - startNanos,
                attempt == null ? 0 : attempt.bodyBytes(),
                bytes,
                digest));
    }

    private void tell(Completion completion) {
        try {
            flow.listener().completed(completion);
        } catch (RuntimeException bug) {
            // The client's answer must not depend on who counts it.
            LOG.error("a finished request could not be counted", bug);
        }
    }
}
