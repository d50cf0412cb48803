package dev.postern.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs wrk: one thread, so many connections kept alive, each with one request at a time.
///
/// @param program     where wrk stands
/// @param connections at once
public record Wrk(String program, int connections) {
    private static final int PATIENCE_SECONDS = 30;

    /// Sends for so many seconds; the process has ended and was waited for when this returns.
    ///
    /// @throws RunFailed when wrk failed, or when anything but success was answered
    public WrkOutput send(Target target, int seconds) throws IOException, InterruptedException, RunFailed {
        Process wrk = new ProcessBuilder(command(target, seconds))
                .redirectErrorStream(true)
                .start();
        try {
            // Its few lines fit the pipe, so it never waits for us to read them.
            if (!wrk.waitFor(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new RunFailed("wrk did not end: " + target.url());
            }
            String printed = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            WrkOutput output = WrkOutput.parse(printed)
                    .orElseThrow(() -> new RunFailed("wrk failed for " + target.url() + ":\n" + printed));
            if (!output.isClean()) {
                throw new RunFailed("not every request to " + target.url() + " was answered with success:\n" + printed);
            }
            return output;
        } finally {
            wrk.destroyForcibly();
        }
    }

    private List<String> command(Target target, int seconds) {
        List<String> command =
                new ArrayList<>(List.of(program, "--threads", "1", "--connections", Integer.toString(connections)));
        command.addAll(List.of("--duration", seconds + "s", "--timeout", "10s"));
        target.headers().forEach((name, value) -> command.addAll(List.of("--header", name + ": " + value)));
        target.script().ifPresent(script -> command.addAll(List.of("--script", script.toString())));
        command.add(target.url().toString());
        return command;
    }
}
