package dev.postern.devstack.dev;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/// Keeps one part running: starts it again when it has ended, and says so.
final class Keeper {
    private final Part part;
    private final Console console;
    private final Backoff backoff = new Backoff();
    private final Thread thread;
    private ProcessHandle process;
    private long startedNanos;

    private Keeper(Part part, Console console, ProcessHandle process) {
        this.part = part;
        this.console = console;
        this.process = process;
        this.startedNanos = System.nanoTime();
        this.thread = Thread.ofVirtual().name("keeper of " + part.name()).unstarted(this::keep);
    }

    /// Starts the part and answers once it runs.
    static Keeper start(Part part, Console console) throws IOException {
        ProcessHandle process;
        try {
            process = part.start().run(part.pidFile()::write);
        } catch (IOException failed) {
            part.pidFile().delete();
            throw failed;
        }
        Keeper keeper = new Keeper(part, console, process);
        keeper.thread.start();
        return keeper;
    }

    Part part() {
        return part;
    }

    /// Ends the part and keeps it no longer.
    void stop() throws IOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        part.goodbye().end(process, part.patience());
        part.pidFile().delete();
    }

    private void keep() {
        try {
            while (!Thread.interrupted()) {
                process.onExit().get();
                again();
            }
        } catch (InterruptedException stopped) {
            // The way that stop() ends this thread.
        } catch (ExecutionException broken) {
            console.trouble(part.title() + " is no longer watched: " + broken.getMessage());
        }
    }

    private void again() throws InterruptedException {
        console.trouble(part.title() + " (process " + process.pid() + ") has ended. Starting it again.");
        while (true) {
            Thread.sleep(backoff.after(Duration.ofNanos(System.nanoTime() - startedNanos)));
            startedNanos = System.nanoTime();
            try {
                process = part.start().run(part.pidFile()::write);
                console.say(part.title() + " runs again (process " + process.pid() + ").");
                return;
            } catch (IOException failed) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                console.trouble(part.title() + " did not start: " + failed.getMessage());
            }
        }
    }
}
