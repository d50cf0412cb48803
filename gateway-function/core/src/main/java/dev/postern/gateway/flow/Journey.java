package dev.postern.gateway.flow;

import dev.postern.config.table.RouteTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Ending;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.Refusal;
import dev.postern.gateway.exchange.ReplyEdit;
import dev.postern.gateway.exchange.RequestHead;
import dev.postern.gateway.http.ClientConnection;
import dev.postern.gateway.http.HttpFault;
import dev.postern.gateway.live.LiveRoute;
import dev.postern.gateway.live.Snapshot;
import dev.postern.gateway.route.Match;
import dev.postern.gateway.route.MatchStep;
import dev.postern.gateway.upstream.Alarm;
import dev.postern.gateway.upstream.Attempt;
import dev.postern.gateway.upstream.SendResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Instant;
import java.util.SortedSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One request's way along the line: read, match, decide, send, write, count. Confined to its event loop.
///
/// Each step hands its sealed result to the `take` that knows what follows.
final class Journey {
    private static final Logger LOG = Logger.getLogger(Journey.class);
    private static final int CLIENT_GONE_STATUS = 499;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final Flow flow;
    private final HttpServerRequest request;
    private final HttpServerResponse reply;
    private final Snapshot snapshot;
    private final long startNanos = System.nanoTime();
    private final Instant at = Instant.now();
    private final ClientConnection client;
    private final boolean hasBody;

    private @Nullable RequestHead head;
    private @Nullable TenantId tenant;
    private @Nullable LiveRoute route;
    private Consumer consumer = Consumer.anonymous();
    private ReplyEdit edit = ReplyEdit.NONE;
    private @Nullable Attempt attempt;
    private final Alarm alarm;
    private long replyBytes;
    private boolean closeAfter;
    private boolean over;

    Journey(Flow flow, HttpServerRequest request, Snapshot snapshot) {
        this.flow = flow;
        this.request = request;
        this.reply = request.response();
        this.snapshot = snapshot;
        this.alarm = new Alarm(flow.vertx());
        this.client = ClientConnection.of(request.connection());
        this.hasBody = BodyFraming.hasBody(request.headers());
    }

    /// A bug in a step must not leave the client waiting; told in the log, never to the client.
    void fault(RuntimeException bug) {
        LOG.error("a request could not be decided", bug);
        if (!over) {
            cancelAttempt();
            if (reply.headWritten()) {
                cut();
            } else {
                refuse(Refusals.FAULT);
            }
        }
    }

    void start() {
        flow.inFlight().enter();
        closeAfter = flow.inFlight().draining();
        reply.exceptionHandler(gone -> clientGone());
        long number = client.nextRequest();
        if (hasBody) {
            request.pause();
        }
        switch (RequestReader.read(request, client.faultOf(number), startNanos)) {
            case Reading.Malformed malformed -> {
                closeAfter = true;
                refuse(malformed.refusal());
            }
            case Reading.Readable readable -> {
                head = readable.head();
                if (hasBody) {
                    client.onFault(number, this::bodyFault);
                }
                take(MatchStep.match(snapshot, readable.head()), readable.head());
            }
        }
    }

    private void take(Match match, RequestHead head) {
        switch (match) {
            case Match.Matched matched -> {
                tenant = matched.tenant();
                route = matched.route();
                decide(
                        matched.route(),
                        0,
                        new Exchange(head, matched.tenant(), matched.route().table(), consumer));
            }
            case Match.Loading loading ->
                loading.match()
                        .onComplete(loaded -> flow.onLoop(() -> {
                            if (!over) {
                                take(loaded.result(), head);
                            }
                        }));
            case Match.UnknownHost unknown -> refuse(Refusals.UNKNOWN_HOST);
            case Match.UnknownTenant unknown -> {
                edit = Refusals.TENANT_CHALLENGE;
                refuse(Refusals.UNKNOWN_TENANT);
            }
            case Match.IndexDamaged damaged -> fail(Refusals.CONFIG_UNAVAILABLE, damaged.reason());
            case Match.NoRoute none -> {
                tenant = none.tenant();
                refuse(Refusals.NO_ROUTE);
            }
            case Match.MethodNotAllowed wrong -> {
                tenant = wrong.tenant();
                edit = allow(wrong.allow());
                refuse(Refusals.METHOD_NOT_ALLOWED);
            }
            case Match.TenantUnavailable unavailable -> {
                tenant = unavailable.tenant();
                refuse(Refusals.TENANT_UNAVAILABLE);
            }
        }
    }

    private static ReplyEdit allow(SortedSet<String> methods) {
        return (status, headers) -> headers.set("Allow", String.join(", ", methods));
    }

    /// Asks the policies from `next` on, in their order.
    private void decide(LiveRoute route, int next, Exchange exchange) {
        Exchange known = exchange;
        for (int i = next; i < route.policies().size(); i++) {
            switch (route.policies().get(i).decide(known)) {
                case Decision.Pass pass -> {
                    edit = edit.then(pass.edit());
                    known = pass.exchange();
                }
                case Decision.Refuse refused -> {
                    refuse(refused);
                    return;
                }
                case Decision.Await await -> {
                    await(route, i, known, await);
                    return;
                }
            }
        }
        consumer = known.consumer();
        send(route, known);
    }

    private void await(LiveRoute route, int at, Exchange exchange, Decision.Await awaited) {
        consumer = exchange.consumer();
        awaited.decision()
                .onComplete(decided -> flow.onLoop(() -> {
                    if (over) {
                        return;
                    }
                    if (decided.failed()) {
                        LOG.error("a policy failed", decided.cause());
                        refuse(Refusals.FAULT);
                        return;
                    }
                    switch (decided.result()) {
                        case Decision.Pass pass -> {
                            edit = edit.then(pass.edit());
                            decide(route, at + 1, pass.exchange());
                        }
                        case Decision.Refuse refused -> refuse(refused);
                        case Decision.Await again -> await(route, at, exchange, again);
                    }
                }));
    }

    private void send(LiveRoute route, Exchange exchange) {
        if (hasBody && BodyFraming.expectsContinue(request.headers())) {
            reply.writeContinue();
        }
        long totalNanos = route.upstream().settings().timeouts().total().toNanos();
        long deadlineNanos = startNanos + totalNanos;
        Attempt sent = flow.upstreams()
                .send(route.upstream(), Forwarding.of(request, hasBody, exchange, route.keyInQuery(), deadlineNanos));
        attempt = sent;
        sent.result().onComplete(result -> {
            if (!over) {
                take(result.result(), deadlineNanos);
            }
        });
    }

    private void take(SendResult result, long deadlineNanos) {
        switch (result) {
            case SendResult.Answered answered
            when answered.reply().statusCode() == SWITCHING_PROTOCOLS -> {
                // Nobody asked for it: Upgrade is never sent on from here.
                cancelAttempt();
                refuse(Refusals.BROKEN);
            }
            case SendResult.Answered answered -> new ReplyPipe(this, answered.reply(), reply).start(deadlineNanos);
            case SendResult.NotSent notSent -> fail(Refusals.NOT_SENT, notSent.cause());
            case SendResult.Broken broken -> fail(Refusals.BROKEN, broken.cause());
            case SendResult.TimedOut timedOut -> refuse(Refusals.TIMED_OUT);
            case SendResult.Shed shed -> refuse(Refusals.SHED);
        }
    }

    /// The upstream's failure, told to the platform's log and, without its cause, to the client.
    void fail(Refusal refusal, String cause) {
        LOG.debugf("%s: %s", refusal.code(), cause);
        refuse(refusal);
    }

    private void refuse(Decision.Refuse refused) {
        consumer = refused.exchange().consumer();
        edit = edit.then(refused.edit());
        refuse(refused.refusal());
    }

    private void refuse(Refusal refusal) {
        String correlationId = correlationId();
        reply.setStatusCode(refusal.status());
        reply.headers().set("Content-Type", ProblemJson.MEDIA_TYPE);
        refusal.retryAfterSeconds().ifPresent(seconds -> reply.headers().set("Retry-After", Long.toString(seconds)));
        editHead(refusal.status());
        Buffer problem = ProblemJson.render(refusal, correlationId);
        replyBytes = problem.length();
        count(refusal.status(), Ending.SENT, refusal.code());
        closeAfter = closeAfter || (hasBody && BodyFraming.expectsContinue(request.headers()));
        dropRestOfBody();
        reply.end(problem).onComplete(sent -> closeIfDue());
    }

    /// Takes what is left of the body and throws it away, so that the connection can go on with its next request.
    private void dropRestOfBody() {
        if (hasBody && !request.isEnded()) {
            cancelAttempt();
            request.handler(ignored -> {}).endHandler(ignored -> {}).resume();
        }
    }

    /// Cuts the reply when the exchange's whole time is over.
    void cutAt(long deadlineNanos) {
        alarm.set((deadlineNanos - System.nanoTime()) / 1_000_000, this::cut);
    }

    /// Frames a reply whose length is not known in advance: in chunks, or for HTTP/1.0 by the connection's end.
    void frameOpenEnded() {
        if (request.version() == HttpVersion.HTTP_1_0) {
            closeAfter = true;
        } else {
            reply.setChunked(true);
        }
    }

    /// How much of the reply's body has been taken over so far.
    void replying(long bytes) {
        replyBytes = bytes;
    }

    /// Hands the reply's last bytes over, after counting.
    void finish(int status, Buffer last) {
        count(status, Ending.SENT, null);
        dropRestOfBody();
        reply.end(last).onComplete(sent -> closeIfDue());
    }

    /// Writes what every reply carries and applies the edits.
    void editHead(int status) {
        reply.headers().set(CorrelationId.HEADER, correlationId());
        if (closeAfter) {
            reply.headers().set("Connection", "close");
        }
        edit.apply(status, reply.headers());
    }

    /// Ends the connection after its last reply, where this is it.
    private void closeIfDue() {
        if (closeAfter) {
            client.closeGently();
        }
    }

    private void bodyFault(HttpFault fault) {
        closeAfter = true;
        if (over) {
            client.closeGently();
            return;
        }
        cancelAttempt();
        if (reply.headWritten()) {
            cut();
        } else {
            refuse(RequestReader.refusalOf(fault));
        }
    }

    private void clientGone() {
        if (!over) {
            count(reply.headWritten() ? reply.getStatusCode() : CLIENT_GONE_STATUS, Ending.CLIENT_GONE, null);
            cancelAttempt();
        }
    }

    /// Ends a reply that cannot be completed so that the client sees that it is not complete.
    void cut() {
        if (!over) {
            count(reply.getStatusCode(), Ending.CUT_SHORT, null);
            cancelAttempt();
            reply.reset();
        }
    }

    private void cancelAttempt() {
        if (attempt != null) {
            attempt.cancel();
        }
    }

    boolean over() {
        return over;
    }

    Flow flow() {
        return flow;
    }

    private String correlationId() {
        return head == null ? "" : head.correlationId();
    }

    /// The counting place: called once for each request, before its reply's last byte is handed over.
    private void count(int status, Ending ending, @Nullable String refusalCode) {
        over = true;
        alarm.callOff();
        flow.inFlight().leave();
        RouteTable table = route == null ? null : route.table();
        flow.listener()
                .completed(new Completion(
                        at,
                        correlationId(),
                        head == null ? "" : head.method(),
                        head == null ? "" : head.path().text(),
                        request.connection().remoteAddress().hostAddress(),
                        tenant,
                        table,
                        consumer,
                        status,
                        ending,
                        refusalCode,
                        System.nanoTime() - startNanos,
                        attempt == null ? 0 : attempt.bodyBytes(),
                        replyBytes,
                        snapshot.digest()));
    }
}
