package dev.postern.gateway.flow;

import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.upstream.UpstreamClient;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/// One event loop's line: starts a [Journey] for each request.
final class Flow implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final Context context;
    private final Thread loop;
    private final Live live;
    private final UpstreamClient upstreams;
    private final Completion.Listener listener;
    private final InFlight inFlight;
    private final WellKnown wellKnown;

    /// Belongs to the event loop that calls it.
    Flow(
            Vertx vertx,
            Live live,
            UpstreamClient upstreams,
            Completion.Listener listener,
            InFlight inFlight,
            WellKnown wellKnown) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.loop = Thread.currentThread();
        this.live = live;
        this.upstreams = upstreams;
        this.listener = listener;
        this.inFlight = inFlight;
        this.wellKnown = wellKnown;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Journey journey = new Journey(this, request, live.current());
        guard(journey, journey::start);
    }

    /// Takes one step of a journey; a bug in it must not leave the client waiting.
    void guard(Journey journey, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException bug) {
            journey.fault(bug);
        }
    }

    /// Does it when the event loop has dealt with what it has read so far.
    void nextTurn(Runnable action) {
        context.runOnContext(next -> action.run());
    }

    /// Goes on on this event loop: at once when already there.
    void onLoop(Runnable action) {
        if (Thread.currentThread().equals(loop)) {
            action.run();
        } else {
            context.runOnContext(later -> action.run());
        }
    }

    Vertx vertx() {
        return vertx;
    }

    UpstreamClient upstreams() {
        return upstreams;
    }

    Completion.Listener listener() {
        return listener;
    }

    WellKnown wellKnown() {
        return wellKnown;
    }

    InFlight inFlight() {
        return inFlight;
    }
}
