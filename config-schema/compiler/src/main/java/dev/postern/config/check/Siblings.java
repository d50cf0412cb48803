package dev.postern.config.check;

import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Segment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What stands side by side at each place of a tenant's paths, and the values that routes ask for.
final class Siblings {
    /// How many expressions may stand at one place: each costs a match for every request that comes by.
    static final int MOST_REGEXES = 16;

    private static final List<String> WORDS = List.of("x", "1", "X", "x-1", "~", "x.x", "x_x");

    private final Set<String> values = new HashSet<>();
    private final Map<List<String>, Set<String>> literals = new HashMap<>();
    private final Map<List<String>, Map<LinearRegex, Candidate>> regexes = new HashMap<>();

    void add(Candidate candidate) {
        candidate.conditions().all().forEach(condition -> condition.value().ifPresent(values::add));
        List<Segment> segments = candidate.path().segments();
        for (int i = 0; i < segments.size(); i++) {
            List<String> place = candidate.shape().subList(0, i);
            if (segments.get(i) instanceof Literal(String text)) {
                literals.computeIfAbsent(place, key -> new TreeSet<>()).add(text);
            }
            Candidate.regexOf(segments.get(i))
                    .ifPresent(regex -> regexes.computeIfAbsent(place, key -> new LinkedHashMap<>())
                            .putIfAbsent(regex, candidate));
        }
    }

    /// A value for a header that only has to be there: no route asks for it.
    String unaskedValue() {
        String value = "x";
        while (values.contains(value)) {
            value += "-";
        }
        return value;
    }

    /// The routes that bring one expression too many to a place.
    List<Candidate> tooMany() {
        return regexes.values().stream()
                .filter(some -> some.size() > MOST_REGEXES)
                .map(some ->
                        some.values().stream().skip(MOST_REGEXES).findFirst().orElseThrow())
                .toList();
    }

    /// A segment that a plain parameter behind `place` takes, and nothing more specific, if one is at hand.
    String plainExample(List<String> place) {
        Set<String> taken = literals.getOrDefault(place, Set.of());
        Set<LinearRegex> matchers = regexes.getOrDefault(place, Map.of()).keySet();
        return WORDS.stream()
                .filter(word -> !taken.contains(word) && matchers.stream().noneMatch(matcher -> matcher.matches(word)))
                .findFirst()
                .orElse(WORDS.getFirst());
    }
}
