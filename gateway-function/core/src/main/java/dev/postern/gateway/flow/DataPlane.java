package dev.postern.gateway.flow;

import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.upstream.UpstreamClient;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// The listener that belongs to tenants: one HTTP server and one upstream client an event loop.
public final class DataPlane {
    private static final long LOOK_MILLIS = 20;
    private static final int EMPTY_LOOKS = 3;

    private final Vertx vertx;
    private final String deployment;
    private final int port;
    private final InFlight inFlight;
    private final Door door;

    private DataPlane(Vertx vertx, String deployment, int port, InFlight inFlight, Door door) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.port = port;
        this.inFlight = inFlight;
        this.door = door;
    }

    /// Starts to listen; fails when the address cannot be bound.
    ///
    /// @param listener told of every finished request, at one place
    /// @param jwkSet   the public keys of the gateway's own tokens, which anybody may have
    public static Future<DataPlane> start(
            Vertx vertx, DataPlaneOptions options, Live live, Completion.Listener listener, String jwkSet) {
        WellKnown wellKnown = WellKnown.of(jwkSet);
        InFlight inFlight = new InFlight();
        Door door = new Door();
        // A negative port is Vert.x' word for one free port shared by all servers that name it.
        int asked = options.port() == 0 ? -1 - ThreadLocalRandom.current().nextInt(1_000_000) : options.port();
        AtomicInteger bound = new AtomicInteger();
        DeploymentOptions instances = new DeploymentOptions().setInstances(options.eventLoops());
        return vertx.deployVerticle(
                        () -> new Loop(options, asked, live, listener, inFlight, wellKnown, door, bound), instances)
                .map(deployment -> new DataPlane(vertx, deployment, bound.get(), inFlight, door));
    }

    /// The port that is bound, also where any free one was asked for.
    public int port() {
        return port;
    }

    /// How many requests are on the line now.
    public int inFlight() {
        return inFlight.count();
    }

    /// Lets nobody in any more and what is under way finish, each reply closing its connection, then stops.
    ///
    /// @param deadline after which what is left is cut
    public Future<Void> close(Duration deadline) {
        inFlight.drain();
        door.shut();
        Promise<Void> drained = Promise.promise();
        awaitQuiet(System.nanoTime() + deadline.toNanos(), 0, drained);
        return drained.future().compose(quiet -> vertx.undeploy(deployment));
    }

    /// A connection that was let in just now may have a request on its way, so one empty look is not enough.
    private void awaitQuiet(long deadlineNanos, int emptyLooks, Promise<Void> drained) {
        int empty = inFlight.count() == 0 ? emptyLooks + 1 : 0;
        if (empty == EMPTY_LOOKS || System.nanoTime() - deadlineNanos >= 0) {
            drained.complete();
        } else {
            vertx.setTimer(LOOK_MILLIS, again -> awaitQuiet(deadlineNanos, empty, drained));
        }
    }

    /// One event loop's share.
    private static final class Loop extends AbstractVerticle {
        private final DataPlaneOptions options;
        private final int port;
        private final Live live;
        private final Completion.Listener listener;
        private final InFlight inFlight;
        private final WellKnown wellKnown;
        private final Door door;
        private final AtomicInteger bound;

        Loop(
                DataPlaneOptions options,
                int port,
                Live live,
                Completion.Listener listener,
                InFlight inFlight,
                WellKnown wellKnown,
                Door door,
                AtomicInteger bound) {
            this.options = options;
            this.port = port;
            this.live = live;
            this.listener = listener;
            this.inFlight = inFlight;
            this.wellKnown = wellKnown;
            this.door = door;
            this.bound = bound;
        }

        @Override
        public void start(Promise<Void> started) {
            Flow flow = new Flow(vertx, live, UpstreamClient.open(vertx), listener, inFlight, wellKnown);
            Listener.open(vertx, options, port, flow, door)
                    .onSuccess(server -> bound.compareAndSet(0, Math.max(0, server.actualPort())))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
