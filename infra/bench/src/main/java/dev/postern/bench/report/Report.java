package dev.postern.bench.report;

import dev.postern.bench.measure.Series;
import java.util.List;
import java.util.Optional;

/// All that a run found.
///
/// @param one   every subject on its one core
/// @param two   the subjects of the comparison of two cores with one, both kinds
/// @param usage whether usage counted what was sent, a gateway each
public record Report(Setting setting, List<Series> one, List<Series> two, List<UsageCheck> usage) {
    public Report {
        one = List.copyOf(one);
        two = List.copyOf(two);
        usage = List.copyOf(usage);
    }

    static Optional<Series> find(List<Series> series, String name) {
        return series.stream()
                .filter(each -> each.subject().name().equals(name))
                .findFirst();
    }

    /// The ratio that a goal speaks of; empty when one of its two was not measured.
    Optional<Ratio> ratio(Goal goal) {
        return find(one, goal.subject())
                .flatMap(subject -> find(one, goal.reference()).map(reference -> Ratio.of(subject, reference)));
    }

    Optional<Scaling> scaling(String twoName, String oneName) {
        return find(two, twoName).flatMap(twoCores -> find(two, oneName).map(single -> Scaling.of(twoCores, single)));
    }
}
