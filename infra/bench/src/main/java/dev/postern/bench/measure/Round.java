package dev.postern.bench.measure;

import java.util.Map;

/// What one round showed.
///
/// @param requests       answered with success
/// @param seconds        how long wrk sent
/// @param cpuSeconds     what each part took, work put off until just after the last reply included
/// @param loadCoreBusy   how busy the load side's core was while wrk sent, 0 to 1, by anything
/// @param redisCharges   how many of the requests were limited in Redis
/// @param strangeSeconds CPU time while wrk sent that none of our processes took
public record Round(
        long requests,
        double seconds,
        Map<Part, Double> cpuSeconds,
        double loadCoreBusy,
        long redisCharges,
        double strangeSeconds) {
    public Round {
        cpuSeconds = Map.copyOf(cpuSeconds);
    }

    public double requestsPerSecond() {
        return requests / seconds;
    }

    /// Requests for a second of the measured process' CPU time: what a core to itself would give.
    public double requestsPerCpuSecond() {
        double own = cpuOf(Part.MEASURED);
        // A tick is a hundredth of a second; a process that took none cannot be compared.
        return own == 0 ? 0 : requests / own;
    }

    /// How much of one core a part took while wrk sent; above 1 when it took more than one.
    public double coresOf(Part part) {
        return cpuOf(part) / seconds;
    }

    /// How many of the requests were limited in Redis, as a share: a little above 1 where some were still
    /// on their way when wrk stopped.
    public double redisShare() {
        return (double) redisCharges / requests;
    }

    /// CPU time a request, of all parts together but the measured one.
    public double loadSecondsPerRequest() {
        double others = 0;
        for (Map.Entry<Part, Double> part : cpuSeconds.entrySet()) {
            others += part.getKey() == Part.MEASURED ? 0 : part.getValue();
        }
        return others / requests;
    }

    private double cpuOf(Part part) {
        return cpuSeconds.getOrDefault(part, 0.0);
    }
}
