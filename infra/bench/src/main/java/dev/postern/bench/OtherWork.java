package dev.postern.bench;

import dev.postern.bench.cpu.CoreStat;
import dev.postern.bench.measure.Machine;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Looks, before anything is started, whether the machine does something else.
final class OtherWork {
    private static final long LOOK_MILLIS = 1_000;
    private static final double QUIET = 0.05;

    private OtherWork() {}

    /// A line for the person who waits; empty when the two cores are idle.
    static Optional<String> look() throws IOException, InterruptedException {
        CoreStat measured = CoreStat.now(Machine.MEASURED_CORE);
        CoreStat load = CoreStat.now(Machine.LOAD_CORE);
        Thread.sleep(LOOK_MILLIS);
        double busy = Math.max(
                CoreStat.now(Machine.MEASURED_CORE).busySince(measured),
                CoreStat.now(Machine.LOAD_CORE).busySince(load));
        return busy < QUIET
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "other processes keep a core %.0f %% busy: the figures will not be worth keeping",
                        100 * busy));
    }
}
