package dev.postern.config.diff;

import dev.postern.config.match.Condition;
import dev.postern.config.match.Conditions;
import dev.postern.config.table.RouteTable;
import java.util.List;
import java.util.Optional;

/// What the headers and the query of a request have, of all that routes ask for.
///
/// @param all where no value is told, one that no route asks for
record Given(List<Condition> all) {
    /// What meets both and nothing more; empty where no request meets both.
    static Optional<Given> of(RouteTable one, RouteTable other) {
        Conditions asked = one.conditions();
        return asked.excludes(other.conditions())
                ? Optional.empty()
                : Optional.of(new Given(asked.and(other.conditions())));
    }

    /// Whether a request that has this meets `asked`.
    boolean meets(Conditions asked) {
        return asked.all().stream().allMatch(wanted -> all.stream().anyMatch(own -> meets(own, wanted)));
    }

    private static boolean meets(Condition own, Condition wanted) {
        return own.in() == wanted.in()
                && own.name().equals(wanted.name())
                && (wanted.value().isEmpty() || wanted.value().equals(own.value()));
    }
}
