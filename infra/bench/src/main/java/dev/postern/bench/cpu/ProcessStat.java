package dev.postern.bench.cpu;

import java.util.Optional;

/// One line of `/proc/<pid>/stat`, as far as it tells CPU time.
///
/// @param userTicks          in user mode
/// @param systemTicks        in the kernel
/// @param endedChildrenTicks of children that have ended and were waited for, both modes
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
public record ProcessStat(long userTicks, long systemTicks, long endedChildrenTicks) {
    /// Linux shows time to programs in hundredths of a second, whatever the kernel counts in.
    public static final int TICKS_PER_SECOND = 100;

    // Fields after the name, counted from the state, which is field 3 of the line.
    private static final int USER = 14 - 3;
    private static final int SYSTEM = 15 - 3;
    private static final int CHILDREN_USER = 16 - 3;
    private static final int CHILDREN_SYSTEM = 17 - 3;

    /// Reads the line; empty when it is not one.
    ///
    /// The name stands in parentheses and may hold spaces and parentheses itself, so the fields are
    /// counted from the last one that closes.
    public static Optional<ProcessStat> parse(String line) {
        int afterName = line.lastIndexOf(") ");
        if (afterName < 0) {
            return Optional.empty();
        }
        String[] fields = line.substring(afterName + 2).split(" ", -1);
        if (fields.length <= CHILDREN_SYSTEM) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessStat(
                    Long.parseLong(fields[USER]),
                    Long.parseLong(fields[SYSTEM]),
                    Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])));
        } catch (NumberFormatException notALine) {
            return Optional.empty();
        }
    }

    /// What the process itself took.
    public long ownTicks() {
        return userTicks + systemTicks;
    }
}
