package dev.postern.config.check;

import dev.postern.config.match.Condition;
import dev.postern.config.value.HostPattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Two routes of one host whose paths have equal precedence and can take the same request.
///
/// @param all every route with one of the two paths on that host, these two among them
record RoutePair(Candidate one, Candidate other, HostPattern host, Collection<Candidate> all) {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");

    /// A method with which neither goes before the other; empty when there is none.
    Optional<String> tie() {
        boolean ordered = one.conditions().implies(other.conditions())
                != other.conditions().implies(one.conditions());
        if (ordered || one.conditions().excludes(other.conditions())) {
            return Optional.empty();
        }
        if (one.methods().isEmpty() && other.methods().isEmpty()) {
            return all.stream()
                            .anyMatch(third -> settles(third) && third.methods().isEmpty())
                    ? Optional.empty()
                    : Optional.of(unnamed());
        }
        return one.methods().stream()
                .filter(other.methods()::contains)
                .filter(method -> all.stream()
                        .noneMatch(third -> settles(third) && third.methods().contains(method)))
                .findFirst();
    }

    /// Whether `third` goes before both wherever both take a request: it asks for just what they ask for together.
    private boolean settles(Candidate third) {
        List<Condition> both = one.conditions().and(other.conditions());
        return !third.conditions().equals(one.conditions())
                && !third.conditions().equals(other.conditions())
                && third.conditions().all().equals(both);
    }

    /// A method that none of the routes names, so that one that takes all has to answer it.
    private String unnamed() {
        return METHODS.stream()
                .filter(method ->
                        all.stream().noneMatch(route -> route.methods().contains(method)))
                .findFirst()
                .orElse("PROPFIND");
    }
}
