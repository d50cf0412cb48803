package dev.postern.bench.measure;

import dev.postern.bench.cpu.CoreStat;
import dev.postern.bench.cpu.ProcessStat;
import dev.postern.bench.cpu.ProcessTree;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What everything had taken at one moment.
///
/// @param cpuSeconds by part, since its processes began
/// @param cores      the load side's core and the subject's
record Sample(Map<Part, Double> cpuSeconds, SortedMap<Integer, CoreStat> cores) {
    Sample {
        cpuSeconds = Collections.unmodifiableMap(new EnumMap<>(cpuSeconds));
        cores = Collections.unmodifiableSortedMap(new TreeMap<>(cores));
    }

    /// @param others the processes that serve every subject
    static Sample now(Subject subject, Map<Part, Long> others) throws IOException {
        Map<Part, Double> seconds = new EnumMap<>(Part.class);
        others.forEach((part, pid) -> {
            // The upstream asked directly is the measured one, and not counted twice.
            seconds.put(part, pid == subject.pid() ? 0 : ProcessTree.cpuSeconds(pid));
        });
        seconds.put(Part.MEASURED, ProcessTree.cpuSeconds(subject.pid()));
        seconds.put(Part.WRK, ProcessTree.endedChildrenCpuSeconds());
        seconds.put(Part.BENCH, ProcessTree.ownCpuSeconds());
        SortedMap<Integer, CoreStat> cores = new TreeMap<>();
        cores.put(Machine.LOAD_CORE, CoreStat.now(Machine.LOAD_CORE));
        for (int core : subject.cores()) {
            cores.put(core, CoreStat.now(core));
        }
        return new Sample(seconds, cores);
    }

    /// CPU seconds by part since an earlier moment.
    Map<Part, Double> takenSince(Sample earlier) {
        Map<Part, Double> taken = new EnumMap<>(Part.class);
        cpuSeconds.forEach((part, total) -> taken.put(part, total - earlier.cpuSeconds.getOrDefault(part, 0.0)));
        return taken;
    }

    /// How busy the load side's core was since an earlier moment, 0 to 1.
    double loadCoreBusySince(Sample earlier) {
        return core(Machine.LOAD_CORE).busySince(earlier.core(Machine.LOAD_CORE));
    }

    /// CPU seconds on the cores in use that none of our processes took.
    double strangeSecondsSince(Sample earlier) {
        double ours = takenSince(earlier).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        long busyTicks = 0;
        for (int core : cores.keySet()) {
            busyTicks += core(core).busyTicks() - earlier.core(core).busyTicks();
        }
        return Math.max(0, (double) busyTicks / ProcessStat.TICKS_PER_SECOND - ours);
    }

    private CoreStat core(int number) {
        CoreStat core = cores.get(number);
        if (core == null) {
            throw new IllegalArgumentException("core: " + number + " (expected: one of " + cores.keySet() + ")");
        }
        return core;
    }
}
