package dev.postern.bench.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// CPU time of a process with all that it started.
public final class ProcessTree {
    private static final Path PROC = Path.of("/proc");

    private ProcessTree() {}

    /// Seconds since the process began. Never falls while the process lives: a child's time moves to
    /// its parent when it ends.
    public static double cpuSeconds(long pid) {
        Stream<Long> below = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        long ticks = LongStream.concat(LongStream.of(pid), below.mapToLong(Long::longValue))
                .mapToObj(ProcessTree::stat)
                .flatMap(Optional::stream)
                .mapToLong(stat -> stat.ownTicks() + stat.endedChildrenTicks())
                .sum();
        return seconds(ticks);
    }

    /// Seconds that this process itself took, without its children.
    public static double ownCpuSeconds() {
        return seconds(self().ownTicks());
    }

    /// Seconds that ended children of this process took: between two rounds, the loader's.
    public static double endedChildrenCpuSeconds() {
        return seconds(self().endedChildrenTicks());
    }

    private static ProcessStat self() {
        return stat(ProcessHandle.current().pid())
                .orElseThrow(() -> new IllegalStateException("/proc does not tell of this process"));
    }

    private static double seconds(long ticks) {
        return (double) ticks / ProcessStat.TICKS_PER_SECOND;
    }

    private static Optional<ProcessStat> stat(long pid) {
        try {
            return ProcessStat.parse(Files.readString(PROC.resolve(pid + "/stat")));
        } catch (IOException endedMeanwhile) {
            return Optional.empty();
        }
    }
}
