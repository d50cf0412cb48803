package dev.postern.gateway.usage;

import io.vertx.core.Future;

/// Takes usage events from any thread and sees to it that they are stored.
public interface UsageRecorder {
    /// Takes an event; neither waits nor fails. What does not fit is dropped and counted.
    void record(UsageEvent event);

    /// Completes when all that was recorded before this call is stored; fails when the store cannot be
    /// reached, and the events stay queued then.
    Future<Void> flush();

    /// Stores what is left, within a deadline, and takes nothing more; fails when something had to be left behind.
    Future<Void> close();
}
