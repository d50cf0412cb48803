package dev.postern.bench.scale;

import dev.postern.bench.measure.Round;
import dev.postern.bench.measure.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The figures of a run beside their goals, as Markdown tables.
///
/// @param shape   of the large config
/// @param config  by command
/// @param starts  the small bundle's, then the large one's
/// @param traffic the smallest config's first
record ScaleReport(
        Shape shape, Map<String, Timed> config, Map<String, StartFigures.Start> starts, List<Series> traffic) {
    ScaleReport {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        starts = Collections.unmodifiableMap(new LinkedHashMap<>(starts));
        traffic = List.copyOf(traffic);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        if (!config.isEmpty()) {
            lines.add("| " + shape + " | wall | CPU | memory at most |");
            lines.add("|---|---|---|---|");
            config.forEach((name, timed) -> lines.add("| %s | %.1f s | %.1f s | %,d MiB |"
                    .formatted(name, timed.wallSeconds(), timed.cpuSeconds(), timed.peakMiB())));
            lines.add("");
        }
        if (!starts.isEmpty()) {
            lines.add("| start to ready, JVM | median | least | resident |");
            lines.add("|---|---|---|---|");
            starts.forEach((name, start) -> lines.add("| %s | %,.0f ms | %,.0f ms | %,d MiB |"
                    .formatted(name, start.median(), start.least(), start.residentMiB())));
            lines.add("");
        }
        if (!traffic.isEmpty()) {
            double first = traffic.getFirst().requestsPerCpuSecond().value();
            lines.add("| requests over all routes | requests/s | a CPU second | of the first | round by round |");
            lines.add("|---|---|---|---|---|");
            for (Series series : traffic) {
                double each = series.requestsPerCpuSecond().value();
                DoubleSummaryStatistics shares = sharesOfFirst(series);
                lines.add("| %s | %,.0f | %,.0f | %.3f | %.3f to %.3f |"
                        .formatted(
                                series.subject().name(),
                                series.requestsPerSecond().value(),
                                each,
                                each / first,
                                shares.getMin(),
                                shares.getMax()));
            }
            lines.add("");
        }
        return String.join("\n", lines);
    }

    /// Each round beside the first's of the same turn, since a slow minute of the machine meets both.
    private DoubleSummaryStatistics sharesOfFirst(Series series) {
        List<Round> first = traffic.getFirst().rounds();
        List<Round> rounds = series.rounds();
        return IntStream.range(0, rounds.size())
                .mapToDouble(turn -> rounds.get(turn).requestsPerCpuSecond()
                        / first.get(turn).requestsPerCpuSecond())
                .summaryStatistics();
    }
}
