package dev.postern.gateway.flow;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts the requests on the line, over all event loops, and knows when no more shall follow on a connection.
final class InFlight {
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean draining;

    void enter() {
        count.incrementAndGet();
    }

    void leave() {
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }

    void drain() {
        draining = true;
    }

    boolean draining() {
        return draining;
    }
}
