package dev.postern.bench.stand;

import dev.postern.devstack.process.Launch;
import dev.postern.devstack.process.Signal;
import dev.postern.devstack.process.StartUp;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A process that was started for the run.
///
/// @param name how people call it
public record Running(String name, Process process) implements Closeable {
    private static final Duration TO_END = Duration.ofSeconds(20);

    /// Starts it and waits until it answers; it is ended again when it never does.
    static Running start(String name, Launch launch, Duration patience, BooleanSupplier ready) throws IOException {
        Running running = new Running(name, launch.start());
        try {
            StartUp.await(name, running.process, launch.log(), patience, ready);
            return running;
        } catch (IOException failed) {
            Signal.KILL.send(running.process.toHandle());
            throw failed;
        }
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(name + " had ended before the run did, with exit code " + process.exitValue());
        }
        if (!Signal.TERM.end(process.toHandle(), TO_END)) {
            throw new IOException(name + " did not end within " + TO_END.toSeconds() + " s and was killed");
        }
    }
}
