package dev.postern.bench.report;

import dev.postern.bench.measure.Series;

/// One subject beside another.
///
/// @param perCpuSecond requests for a second of their own CPU time: what a core to itself would give
/// @param throughput   requests a second, as they came with a shared load side
public record Ratio(double perCpuSecond, double throughput) {
    public static Ratio of(Series subject, Series reference) {
        return new Ratio(
                divide(
                        subject.requestsPerCpuSecond().value(),
                        reference.requestsPerCpuSecond().value()),
                divide(
                        subject.requestsPerSecond().value(),
                        reference.requestsPerSecond().value()));
    }

    private static double divide(double value, double by) {
        return by == 0 ? 0 : value / by;
    }
}
