package dev.postern.bench.report;

import dev.postern.bench.measure.Part;
import dev.postern.bench.measure.Series;
import dev.postern.bench.measure.Warmth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a reader must know before trusting a figure.
final class Remarks {
    private static final double SATURATED = 0.95;
    private static final double IDLE = 0.90;
    private static final double STRANGE = 0.03;
    private static final double LIMITED = 0.99;

    private Remarks() {}

    static List<String> of(Report report) {
        List<Series> all =
                Stream.concat(report.one().stream(), report.two().stream()).toList();
        List<String> remarks = new ArrayList<>();
        strangers(all).ifPresent(remarks::add);
        all.stream()
                .filter(Remarks::isGate)
                .filter(series -> series.redisShare() < LIMITED)
                .map(Remarks::unlimited)
                .forEach(remarks::add);
        all.stream().filter(series -> !series.isWarm()).map(Remarks::cold).forEach(remarks::add);
        for (Series series : report.one()) {
            if (!series.subject().name().equals(Goals.UPSTREAM)) {
                limit(series).ifPresent(remarks::add);
            }
        }
        return remarks.stream().distinct().toList();
    }

    /// Other work on the machine spoils every figure, so this comes first and once.
    private static Optional<String> strangers(List<Series> all) {
        double most = all.stream().mapToDouble(Series::strangeCores).max().orElse(0);
        return most < STRANGE
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "other processes took up to %.0f %% of a core during the rounds:"
                                + " for figures to keep, run again when the machine does nothing else",
                        100 * most));
    }

    private static boolean isGate(Series series) {
        String name = series.subject().name();
        return name.equals(Goals.GATEWAY_GATE) || name.equals(Goals.GATE_TWO);
    }

    private static String unlimited(Series series) {
        return String.format(
                Locale.ROOT,
                "%s: in one round only %.0f %% of its requests were limited in Redis, which answered too late for"
                        + " the others: they cost less than they should",
                series.subject().name(),
                100 * series.redisShare());
    }

    private static String cold(Series series) {
        return String.format(
                Locale.ROOT,
                "%s: not warm when measuring began: its last two rounds differed by %.0f %% (wanted: less than %.0f %%)",
                series.subject().name(),
                100 * series.lastStep(),
                100 * Warmth.STEP);
    }

    /// What held the requests a second back, where it was not the measured process' own core.
    private static Optional<String> limit(Series series) {
        double own = series.coresOf(Part.MEASURED);
        if (own >= IDLE) {
            return Optional.empty();
        }
        String cause = series.loadCoreBusy() >= SATURATED
                ? String.format(Locale.ROOT, "the load side's core was %.0f %% busy", 100 * series.loadCoreBusy())
                : "neither core was full";
        return Optional.of(String.format(
                Locale.ROOT,
                "%s: it used only %.0f %% of its core (%s), so requests/s is not its own limit; read it by CPU second",
                series.subject().name(),
                100 * own,
                cause));
    }
}
