package dev.postern.bench.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How busy a core was since the machine started, by anything that runs on it.
///
/// @param busyTicks  spent on work, time taken by the hypervisor included
/// @param totalTicks busy and idle together
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_stat.5.html">proc_stat(5)</a>
public record CoreStat(long busyTicks, long totalTicks) {
    private static final int IDLE = 4;
    private static final int WAITING_FOR_DISK = 5;
    // Guests' time, which follows, is counted under user already.
    private static final int STOLEN = 8;

    /// Reads a core's line out of `/proc/stat`; empty when it is not there.
    public static Optional<CoreStat> parse(String text, int core) {
        return text.lines()
                .filter(line -> line.startsWith("cpu" + core + " "))
                .findFirst()
                .flatMap(CoreStat::parseLine);
    }

    private static Optional<CoreStat> parseLine(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length <= STOLEN) {
            return Optional.empty();
        }
        long idle = 0;
        long total = 0;
        try {
            for (int field = 1; field <= STOLEN; field++) {
                long ticks = Long.parseLong(fields[field]);
                total += ticks;
                if (field == IDLE || field == WAITING_FOR_DISK) {
                    idle += ticks;
                }
            }
        } catch (NumberFormatException notALine) {
            return Optional.empty();
        }
        return Optional.of(new CoreStat(total - idle, total));
    }

    /// Asks the kernel now.
    public static CoreStat now(int core) throws IOException {
        return parse(Files.readString(Path.of("/proc/stat")), core)
                .orElseThrow(() -> new IOException("/proc/stat: no core " + core));
    }

    /// The busy share of the time since an earlier answer, 0 to 1.
    public double busySince(CoreStat earlier) {
        long total = totalTicks - earlier.totalTicks;
        return total == 0 ? 0 : (double) (busyTicks - earlier.busyTicks) / total;
    }
}
