package dev.postern.bench.report;

import dev.postern.bench.measure.Series;

/// Two cores against one.
///
/// @param perCpuSecond requests a CPU second, two to one: 1 when the loops do not hinder each other
/// @param throughput   requests a second, two to one
/// @param possible     the throughput ratio that two cores could give at most, since the load side
///                     needs a part of the second one: with one core's costs, no core ever idle
public record Scaling(double perCpuSecond, double throughput, double possible) {
    private static final int CORES = 2;

    public static Scaling of(Series two, Series one) {
        Ratio ratio = Ratio.of(two, one);
        double ownSeconds = 1 / one.requestsPerCpuSecond().value();
        double most = CORES / (ownSeconds + one.loadSecondsPerRequest());
        return new Scaling(
                ratio.perCpuSecond(),
                ratio.throughput(),
                most / one.requestsPerSecond().value());
    }
}
