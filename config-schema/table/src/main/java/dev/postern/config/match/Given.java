package dev.postern.config.match;

import java.util.List;
import java.util.Optional;

/// What the headers and the query of a request have, of all that routes ask for.
///
/// @param all where no value is told, one that no route asks for
public record Given(List<Condition> all) {
    /// What meets both and nothing more; empty where no request meets both.
    public static Optional<Given> of(RouteScope one, RouteScope other) {
        Conditions asked = one.conditions();
        return asked.excludes(other.conditions())
                ? Optional.empty()
                : Optional.of(new Given(asked.and(other.conditions())));
    }

    /// Whether a request that has this meets `asked`.
    boolean meets(Conditions asked) {
        return asked.all().stream().allMatch(wanted -> all.stream().anyMatch(own -> own.implies(wanted)));
    }
}
