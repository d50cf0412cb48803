package dev.postern.devstack.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A signal, sent to one process by its id.
public enum Signal {
    /// Postgres: end now, cleanly (its TERM waits for every client to leave).
    INT,
    /// The usual wish to end.
    TERM,
    /// No way to say no; what the process had in memory is lost.
    KILL;

    /// Sends the signal; nothing happens when the process has ended.
    public void send(ProcessHandle process) throws IOException {
        // The JDK knows TERM and KILL only. Every shell has the command built in; not every system has it as a program.
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s " + name() + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            kill.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sends the signal and waits for the end; kills what has not ended by then.
    ///
    /// @return whether the process ended by itself
    public boolean end(ProcessHandle process, Duration patience) throws IOException {
        if (!process.isAlive()) {
            return true;
        }
        send(process);
        if (awaitEnd(process, patience)) {
            return true;
        }
        KILL.send(process);
        awaitEnd(process, Duration.ofSeconds(5));
        return false;
    }

    private static boolean awaitEnd(ProcessHandle process, Duration patience) throws IOException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException broken) {
            throw new IOException("process " + process.pid() + ": its end cannot be awaited", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
