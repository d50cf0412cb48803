package dev.postern.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The memory of a process, as Linux tells it in `/proc/<pid>/status`.
final class Memory {
    private Memory() {}

    /// The most that it ever had resident; 0 once it has ended.
    static long peakMiB(long pid) {
        return mebibytes(pid, "VmHWM:");
    }

    /// What it has resident now; 0 once it has ended.
    static long residentMiB(long pid) {
        return mebibytes(pid, "VmRSS:");
    }

    private static long mebibytes(long pid, String key) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
