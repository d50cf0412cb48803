package dev.postern.bench.report;

import dev.postern.bench.measure.Part;
import dev.postern.bench.measure.Series;
import dev.postern.bench.measure.Warmth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a reader must know before trusting a figure.
final class Remarks {
    private static final double SATURATED = 0.95;
    private static final double IDLE = 0.90;
    private static final double STRANGE = 0.03;

    private Remarks() {}

    static List<String> of(Report report) {
        List<String> remarks = new ArrayList<>();
        report.one().forEach(series -> addOne(remarks, series));
        Stream.concat(report.one().stream(), report.two().stream()).forEach(series -> addAny(remarks, series));
        return remarks.stream().distinct().toList();
    }

    private static void addOne(List<String> remarks, Series series) {
        String name = series.subject().name();
        if (name.equals(Goals.UPSTREAM)) {
            return;
        }
        double own = series.coresOf(Part.MEASURED);
        if (series.loadCoreBusy() >= SATURATED) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: the load side's core was %.0f %% busy, so requests/s is not its own limit;"
                            + " read it by CPU second (it used %.0f %% of its core)",
                    name,
                    100 * series.loadCoreBusy(),
                    100 * own));
        } else if (own < IDLE) {
            remarks.add(String.format(
                    Locale.ROOT, "%s: it used only %.0f %% of its core and waited for the rest", name, 100 * own));
        }
    }

    private static void addAny(List<String> remarks, Series series) {
        String name = series.subject().name();
        if (!series.isWarm()) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: not warm when measuring began: its last two rounds differed by %.0f %% (wanted: less than %.0f %%)",
                    name,
                    100 * series.lastStep(),
                    100 * Warmth.STEP));
        }
        if (series.strangeCores() >= STRANGE) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: processes that are not part of it took %.0f %% of a core",
                    name,
                    100 * series.strangeCores()));
        }
    }
}
