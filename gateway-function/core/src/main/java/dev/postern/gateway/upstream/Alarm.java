package dev.postern.gateway.upstream;

import io.vertx.core.Vertx;

/// One timer that can be set anew and called off; confined to its event loop.
public final class Alarm {
    private static final long OFF = -1;

    private final Vertx vertx;
    private long timer = OFF;

    public Alarm(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Calls `action` once after `millis` (at least 1), unless set anew or called off before.
    public void set(long millis, Runnable action) {
        callOff();
        timer = vertx.setTimer(Math.max(1, millis), fired -> {
            timer = OFF;
            action.run();
        });
    }

    public void callOff() {
        if (timer != OFF) {
            vertx.cancelTimer(timer);
            timer = OFF;
        }
    }
}
