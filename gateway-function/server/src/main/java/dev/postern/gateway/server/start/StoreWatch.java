package dev.postern.gateway.server.start;

import dev.postern.gateway.server.settings.Setting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Asks a store until it answers for the first time; says in one line that it is away, and in one that it is there.
///
/// The clients connect by themselves, and say for themselves when it goes away later. Runs on one event loop.
final class StoreWatch {
    private static final Logger LOG = Logger.getLogger(StoreWatch.class);
    private static final long RETRY_MILLIS = 500;

    private final Vertx vertx;
    private final Setting setting;
    private final String store;
    private final Supplier<Future<?>> probe;
    private final Runnable reached;
    private boolean away;

    /// @param store   its kind and address, as the line shows it
    /// @param reached called once
    StoreWatch(Vertx vertx, Setting setting, String store, Supplier<Future<?>> probe, Runnable reached) {
        this.vertx = vertx;
        this.setting = setting;
        this.store = store;
        this.probe = probe;
        this.reached = reached;
    }

    /// Asks for the first time now.
    void start() {
        vertx.getOrCreateContext().runOnContext(now -> ask());
    }

    private void ask() {
        probe.get().onComplete(answer -> {
            if (answer.succeeded()) {
                LOG.infof("%s: %s %s", setting, store, away ? "is reached now" : "is reached");
                reached.run();
            } else {
                sayOnce(answer.cause());
                vertx.setTimer(RETRY_MILLIS, again -> ask());
            }
        });
    }

    private void sayOnce(Throwable cause) {
        if (!away) {
            away = true;
            LOG.warnf("%s: cannot reach %s (%s); trying again until it is there", setting, store, reason(cause));
        }
    }

    private static String reason(Throwable cause) {
        if (cause instanceof ConnectException) {
            return "connection refused";
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
