package dev.postern.config.effective;

import dev.postern.config.merge.Level;
import dev.postern.config.model.PoliciesModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The policies that a route's four levels write, nearest first.
///
/// Which of them is in force was decided by the merge; this only finds where it was written, and what it replaced.
record Levels(List<Written> nearestFirst) {
    record Written(Level level, PoliciesModel policies) {}

    static Levels of(Sources.Source source) {
        return new Levels(List.of(
                new Written(Level.ROUTE, source.route().policies()),
                new Written(Level.API, source.api().policies()),
                new Written(Level.TENANT, source.tenant().policies()),
                new Written(Level.PLATFORM, source.platform().policies())));
    }

    /// What each level writes that writes something, nearest first.
    <T> List<T> all(Function<PoliciesModel, Optional<T>> written) {
        return nearestFirst.stream()
                .map(level -> written.apply(level.policies()))
                .flatMap(Optional::stream)
                .toList();
    }
}
