package dev.postern.bench.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// All rounds of one subject.
///
/// @param lastStep how far the last two rounds before measuring differed; under [Warmth#STEP] when warm
/// @param rounds   at least one
public record Series(Subject subject, double lastStep, List<Round> rounds) {
    public Series {
        rounds = List.copyOf(rounds);
    }

    public Median requestsPerSecond() {
        return median(Round::requestsPerSecond);
    }

    public Median requestsPerCpuSecond() {
        return median(Round::requestsPerCpuSecond);
    }

    /// How much of one core a part took.
    public double coresOf(Part part) {
        return median(round -> round.coresOf(part)).value();
    }

    public double loadCoreBusy() {
        return median(Round::loadCoreBusy).value();
    }

    public double loadSecondsPerRequest() {
        return median(Round::loadSecondsPerRequest).value();
    }

    /// How much of one core was taken by processes that are not part of the run.
    public double strangeCores() {
        return median(round -> round.strangeSeconds() / round.seconds()).value();
    }

    /// The smallest share of a round's requests that was limited in Redis.
    public double redisShare() {
        return rounds.stream().mapToDouble(Round::redisShare).min().orElse(0);
    }

    public boolean isWarm() {
        return Warmth.isWarm(lastStep);
    }

    private Median median(ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
