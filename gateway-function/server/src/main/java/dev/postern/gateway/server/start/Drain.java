package dev.postern.gateway.server.start;

import dev.postern.gateway.flow.DataPlane;
import dev.postern.gateway.server.health.GatewayState;
import dev.postern.gateway.usage.UsageRecorder;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Future;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Ends the process in order: requests under way are answered, usage is stored, lines are written.
///
/// Takes 22 seconds at most: 10 for requests, 10 for usage, 2 for the log.
@Singleton
final class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final Duration REQUESTS = Duration.ofSeconds(10);
    private static final Duration USAGE = Duration.ofSeconds(10);
    private static final Duration LINES = Duration.ofSeconds(2);

    private final GatewayState state;
    private final UsageRecorder usage;
    private final Counts counts;
    private volatile @Nullable DataPlane dataPlane;

    Drain(GatewayState state, UsageRecorder usage, Counts counts) {
        this.state = state;
        this.usage = usage;
        this.counts = counts;
    }

    void whenStopping(DataPlane started) {
        dataPlane = started;
    }

    /// Quarkus tells of the end twice; at the second time the admin side, and with it `/ready`, is gone already.
    void stop(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        state.nowDraining();
        DataPlane plane = dataPlane;
        boolean drained = plane == null || ends("requests under way", plane.close(REQUESTS), REQUESTS);
        boolean stored = ends("usage", usage.close(), USAGE);
        if (plane != null) {
            LOG.info(drained && stored ? "stopped" : "stopped, but not all of it in time");
        }
        boolean written = counts.close(LINES);
        if (ApplicationLifecycleManager.isVmShuttingDown()) {
            // By a signal. Nothing is left to do, and the JVM's own exit code would be the signal's (143).
            Runtime.getRuntime().halt(drained && stored && written ? 0 : 1);
        }
    }

    private static boolean ends(String what, Future<Void> future, Duration deadline) throws InterruptedException {
        try {
            future.toCompletionStage()
                    .toCompletableFuture()
                    .get(deadline.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException cut) {
            LOG.errorf("%s: %s", what, cut.getMessage());
            return false;
        }
    }
}
