package dev.postern.bench.scale;

import dev.postern.bench.cpu.ProcessTree;
import dev.postern.bench.load.RunFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a process took, from its start to its end.
///
/// @param wallSeconds by the clock
/// @param cpuSeconds  of all its threads
/// @param peakMiB     the most memory that it had resident
/// @param lastLine    of what it printed
record Timed(double wallSeconds, double cpuSeconds, long peakMiB, String lastLine) {
    private static final long LOOK_MILLIS = 20;
    private static final int PATIENCE_MINUTES = 5;

    /// Runs a command to its end.
    ///
    /// @throws RunFailed when it ends with another code than `expected`
    static Timed run(List<String> command, int expected, Path log) throws IOException, InterruptedException, RunFailed {
        double cpuBefore = ProcessTree.endedChildrenCpuSeconds();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            long peak = 0;
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, Memory.peakMiB(process.pid()));
                if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES)) {
                    throw new RunFailed("did not end within " + PATIENCE_MINUTES + " minutes: " + command.getLast());
                }
            }
            double wall = (System.nanoTime() - start) / 1e9;
            String printed = Files.readString(log, StandardCharsets.UTF_8);
            if (process.exitValue() != expected) {
                throw new RunFailed("exit code " + process.exitValue() + " (expected: " + expected + "):\n"
                        + printed.lines().limit(30).reduce("", (all, line) -> all + line + "\n"));
            }
            double cpu = ProcessTree.endedChildrenCpuSeconds() - cpuBefore;
            return new Timed(wall, cpu, peak, printed.lines().reduce("", (before, line) -> line));
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return "%.1f s, %.1f s of CPU, %,d MiB at most".formatted(wallSeconds, cpuSeconds, peakMiB);
    }
}
