package dev.postern.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C and SIGTERM into an interruption of one thread, and lets it end what it started.
///
/// The JVM ends when its shutdown hooks have, so the hook waits for that thread.
final class Interruption {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch over = new CountDownLatch(1);

    private Interruption() {}

    static Interruption ofThisThread() {
        Thread worker = Thread.currentThread();
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.stop(worker), "stop"));
        return interruption;
    }

    /// Everything has ended: nobody need wait any more.
    void over() {
        over.countDown();
    }

    private void stop(Thread worker) {
        if (over.getCount() == 0) {
            return;
        }
        worker.interrupt();
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("bench: processes may be left, it took too long to end them");
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
