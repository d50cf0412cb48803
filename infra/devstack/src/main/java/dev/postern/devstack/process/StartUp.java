package dev.postern.devstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits until a process answers, and says why when it never does.
public final class StartUp {
    private static final long PAUSE_MILLIS = 20;
    private static final int LINES_SHOWN = 20;

    private StartUp() {}

    /// Waits; an interrupt ends the wait with an exception and stays set.
    ///
    /// @param ready asked again and again while the process lives
    /// @throws IOException when it ended or did not answer in time; tells the last lines of its log
    public static void await(String name, Process process, Path log, Duration patience, BooleanSupplier ready)
            throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (ended(process)) {
                throw new IOException(name + " ended at once (exit code " + process.exitValue() + "). From " + log
                        + ":\n" + lastLines(log));
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(name + " does not answer after " + patience.toSeconds() + " s. From " + log
                        + ":\n" + lastLines(log));
            }
        }
        // Another server on this port would have answered in place of one that could not take it.
        if (!process.isAlive()) {
            throw new IOException(name + " ended at once (exit code " + process.exitValue() + "). From " + log + ":\n"
                    + lastLines(log));
        }
    }

    private static boolean ended(Process process) throws IOException {
        try {
            return process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for process " + process.pid(), interrupted);
        }
    }

    /// The last lines of a log, for a person to read.
    public static String lastLines(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }
}
