package dev.postern.config.check;

import dev.postern.config.match.Condition;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Two routes of one host whose paths have equal precedence and can take the same request.
///
/// @param all every route with one of the two paths on that host, these two among them
record RoutePair(Candidate one, Candidate other, Collection<Candidate> all) {
    /// Whether neither goes before the other with some method, as far as these two paths tell.
    boolean ties() {
        boolean ordered = one.conditions().implies(other.conditions())
                != other.conditions().implies(one.conditions());
        if (ordered || one.conditions().excludes(other.conditions())) {
            return false;
        }
        if (one.methods().isEmpty() && other.methods().isEmpty()) {
            return all.stream()
                    .noneMatch(third -> settles(third) && third.methods().isEmpty());
        }
        return methods().stream()
                .anyMatch(method -> all.stream()
                        .noneMatch(third -> settles(third) && third.methods().contains(method)));
    }

    /// Those that both name; empty where both take all.
    Set<String> methods() {
        return one.methods().stream().filter(other.methods()::contains).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether `third` goes before both wherever both take a request: it asks for just what they ask for together.
    private boolean settles(Candidate third) {
        List<Condition> both = one.conditions().and(other.conditions());
        return !third.conditions().equals(one.conditions())
                && !third.conditions().equals(other.conditions())
                && third.conditions().all().equals(both);
    }
}
