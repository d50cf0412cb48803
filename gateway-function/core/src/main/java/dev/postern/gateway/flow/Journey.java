package dev.postern.gateway.flow;

import dev.postern.config.match.RequestMatch;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.exchange.ReplyEdit;
import dev.postern.gateway.exchange.RequestHead;
import dev.postern.gateway.http.ClientConnection;
import dev.postern.gateway.live.LiveRoute;
import dev.postern.gateway.live.Snapshot;
import dev.postern.gateway.route.Match;
import dev.postern.gateway.route.MatchStep;
import dev.postern.gateway.upstream.Attempt;
import dev.postern.gateway.upstream.SendResult;
import io.vertx.core.http.HttpServerRequest;
import java.util.SortedSet;

/// One request's way along the line: read, match, decide, send; its [Reply] writes and counts. Confined
/// to its event loop.
///
/// Each step hands its sealed result to the `take` that knows what follows.
final class Journey {
    private final Flow flow;
    private final HttpServerRequest request;
    private final Snapshot snapshot;
    private final ClientConnection client;
    private final Reply reply;

    Journey(Flow flow, HttpServerRequest request, Snapshot snapshot) {
        this.flow = flow;
        this.request = request;
        this.snapshot = snapshot;
        this.client = ClientConnection.of(request.connection());
        this.reply = new Reply(flow, request, client, snapshot.digest());
    }

    void start() {
        long number = client.nextRequest();
        if (reply.hasBody()) {
            request.pause();
        }
        if (client.isLastRequest(number)) {
            reply.closeAfter();
        }
        switch (RequestReader.read(request, client.faultOf(number), reply)) {
            case Reading.Malformed malformed -> reply.refuseAndClose(malformed.refusal());
            case Reading.Readable readable -> {
                reply.learn(readable.head());
                if (reply.hasBody()) {
                    client.onFault(number, reply::bodyFault);
                }
                if (flow.wellKnown().isMeant(readable.head())) {
                    flow.wellKnown().answer(readable.head(), reply);
                } else {
                    take(MatchStep.match(snapshot, readable.head()), readable.head());
                }
            }
        }
    }

    void fault(Throwable bug) {
        reply.fault(bug);
    }

    private void take(Match match, RequestHead head) {
        switch (match) {
            case Match.Decided decided -> take(decided.match(), head);
            case Match.Loading loading -> loading.match().onComplete(loaded -> goOn(() -> take(loaded.result(), head)));
            case Match.TenantUnavailable unavailable -> {
                reply.learn(unavailable.tenant());
                reply.refuse(Refusals.TENANT_UNAVAILABLE);
            }
        }
    }

    private void take(RequestMatch<LiveRoute> match, RequestHead head) {
        switch (match) {
            case RequestMatch.Matched<LiveRoute> matched -> {
                MatchedRoute route = matched.route().numbered(matched.number());
                reply.learn(matched.tenant());
                reply.learn(route);
                decide(matched.route(), 0, Exchange.of(head, matched.tenant(), route));
            }
            case RequestMatch.UnknownHost<LiveRoute> unknown -> reply.refuse(Refusals.UNKNOWN_HOST);
            case RequestMatch.UnknownTenant<LiveRoute> unknown -> {
                reply.edit(Refusals.TENANT_CHALLENGE);
                reply.refuse(Refusals.UNKNOWN_TENANT);
            }
            case RequestMatch.IndexDamaged<LiveRoute> damaged ->
                reply.fail(Refusals.CONFIG_UNAVAILABLE, damaged.reason());
            case RequestMatch.NoRoute<LiveRoute> none -> {
                reply.learn(none.tenant());
                reply.refuse(Refusals.NO_ROUTE);
            }
            case RequestMatch.MethodNotAllowed<LiveRoute> wrong -> {
                reply.learn(wrong.tenant());
                reply.edit(allow(wrong.allow()));
                reply.refuse(Refusals.METHOD_NOT_ALLOWED);
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
                case Decision.Pass pass -> known = pass(pass);
                case Decision.Refuse refused -> {
                    refuse(refused);
                    return;
                }
                case Decision.Await await -> {
                    await(route, i, await);
                    return;
                }
            }
        }
        send(route, known);
    }

    private void await(LiveRoute route, int policy, Decision.Await awaited) {
        awaited.decision()
                .onComplete(decided -> goOn(() -> {
                    if (decided.failed()) {
                        fault(decided.cause());
                        return;
                    }
                    switch (decided.result()) {
                        case Decision.Pass pass -> decide(route, policy + 1, pass(pass));
                        case Decision.Refuse refused -> refuse(refused);
                        case Decision.Await again -> await(route, policy, again);
                    }
                }));
    }

    private Exchange pass(Decision.Pass pass) {
        reply.edit(pass.edit());
        reply.learn(pass.exchange().consumer());
        return pass.exchange();
    }

    private void refuse(Decision.Refuse refused) {
        reply.learn(refused.exchange().consumer());
        reply.edit(refused.edit());
        reply.refuse(refused.refusal());
    }

    private void send(LiveRoute route, Exchange exchange) {
        if (reply.hasBody() && BodyFraming.expectsContinue(request)) {
            reply.out().writeContinue();
        }
        long deadlineNanos = reply.startNanos()
                + route.upstream().settings().timeouts().total().toNanos();
        Attempt attempt = flow.upstreams()
                .send(route.upstream(), Forwarding.of(request, reply.hasBody(), exchange, route, deadlineNanos));
        reply.learn(attempt);
        attempt.result().onComplete(result -> goOn(() -> take(result.result(), deadlineNanos)));
    }

    private void take(SendResult result, long deadlineNanos) {
        switch (result) {
            case SendResult.Answered answered -> new ReplyPipe(flow, reply, answered.reply()).start(deadlineNanos);
            case SendResult.NotSent notSent -> reply.fail(Refusals.NOT_SENT, notSent.cause());
            case SendResult.Broken broken -> reply.fail(Refusals.BROKEN, broken.cause());
            case SendResult.TimedOut timedOut -> reply.refuse(Refusals.TIMED_OUT);
            case SendResult.Invalid invalid -> reply.fail(Refusals.INVALID, "status " + invalid.status());
            case SendResult.ClientTooSlow tooSlow -> reply.refuseAndClose(Refusals.CLIENT_TOO_SLOW);
            case SendResult.Shed shed -> reply.refuse(Refusals.SHED);
        }
    }

    /// Goes on after a wait, on the event loop, unless the client has been answered or has left.
    private void goOn(Runnable step) {
        flow.onLoop(() -> {
            if (!reply.over()) {
                flow.guard(this, step);
            }
        });
    }
}
