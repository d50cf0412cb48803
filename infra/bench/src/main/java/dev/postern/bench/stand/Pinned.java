package dev.postern.bench.stand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps processes on cores, by `taskset`.
public record Pinned(String taskset) {
    /// A command line that runs on these cores only, with all that it starts.
    List<String> command(List<Integer> cores, List<String> command) {
        return Stream.concat(Stream.of(taskset, "--cpu-list", list(cores)), command.stream())
                .toList();
    }

    /// Moves this process with all its threads; what it starts from now on stays there too.
    public void moveMyself(List<Integer> cores) throws IOException, InterruptedException {
        String pid = Long.toString(ProcessHandle.current().pid());
        Process moved = new ProcessBuilder(taskset, "--all-tasks", "--cpu-list", "--pid", list(cores), pid)
                .redirectErrorStream(true)
                .start();
        String printed = new String(moved.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (moved.waitFor() != 0) {
            throw new IOException("taskset: " + printed);
        }
    }

    private static String list(List<Integer> cores) {
        return cores.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
