package dev.postern.config.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a route asks of a request beyond host, path and method: all of it must be met.
///
/// @param all sorted by part and name; each name at most once, at most [#MOST] a part
public record Conditions(List<Condition> all) {
    /// How many headers, and how many query parameters, a route may ask for.
    public static final int MOST = 8;

    /// Takes every request.
    public static final Conditions NONE = new Conditions(List.of());

    public Conditions {
        all = all.stream().sorted().toList();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).sameName(all.get(i - 1))) {
                throw new IllegalArgumentException(all.get(i) + " (expected: each name once)");
            }
        }
        long headers = all.stream()
                .filter(condition -> condition.in() == Condition.Part.HEADER)
                .count();
        if (headers > MOST || all.size() - headers > MOST) {
            throw new IllegalArgumentException(all + " (expected: at most " + MOST + " of a part)");
        }
    }

    /// Whether nothing is asked.
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// The first that the request does not meet; empty when it meets all.
    public Optional<Condition> firstUnmet(MatchRequest request) {
        return Optional.ofNullable(unmet(request));
    }

    boolean metBy(MatchRequest request) {
        return unmet(request) == null;
    }

    private @Nullable Condition unmet(MatchRequest request) {
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).metBy(request)) {
                return all.get(i);
            }
        }
        return null;
    }

    /// How specific it is, from 0 to 32: more than that of all that it implies, and equal only to its equals there.
    int weight() {
        int weight = 0;
        for (Condition condition : all) {
            weight += condition.value().isPresent() ? 2 : 1;
        }
        return weight;
    }

    /// Whether every request that meets these meets `others` too; all imply [#NONE].
    public boolean implies(Conditions others) {
        return others.all.stream().allMatch(other -> all.stream().anyMatch(own -> own.implies(other)));
    }

    /// Whether no request meets both: they ask for different values under one name.
    public boolean excludes(Conditions others) {
        return all.stream()
                .anyMatch(own -> others.all.stream()
                        .anyMatch(other -> own.sameName(other) && !own.implies(other) && !other.implies(own)));
    }

    /// What meets both, which do not [#excludes] each other; may be more than a route may ask for.
    public List<Condition> and(Conditions others) {
        List<Condition> both = new ArrayList<>();
        for (Condition own : all) {
            if (others.all.stream().noneMatch(other -> other.implies(own) && !own.implies(other))) {
                both.add(own);
            }
        }
        for (Condition other : others.all) {
            if (both.stream().noneMatch(own -> own.sameName(other))) {
                both.add(other);
            }
        }
        return both.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
