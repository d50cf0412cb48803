package dev.postern.config.check;

import dev.postern.config.regex.PathLanguage;
import dev.postern.config.regex.RegexNode;
import dev.postern.config.regex.RegexSyntax;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Answers questions about the expressions of one tenant, each of them once.
final class PathLanguages {
    private record Place(String source, boolean rest) {}

    private record Pair(Place one, Place other) {}

    private final Map<Place, PathLanguage> languages = new HashMap<>();
    private final Map<Pair, Optional<String>> common = new HashMap<>();

    /// A text that both segments take; empty when there is none. Both have an expression, or neither.
    Optional<String> common(Segment one, Segment other) {
        Pair pair = new Pair(place(one), place(other));
        return common.computeIfAbsent(pair, key -> language(key.one()).common(language(key.other())));
    }

    /// A text that a segment with an expression takes; empty when no path holds one.
    Optional<String> example(Segment segment) {
        return language(place(segment)).example();
    }

    /// Whether a segment with an expression takes whatever one without would take, as far as is cheap.
    static boolean takesAll(Segment segment) {
        RegexNode root = read(regex(segment).source());
        return segment instanceof Rest ? PathLanguage.takesEveryRest(root) : PathLanguage.takesEverySegment(root);
    }

    private PathLanguage language(Place place) {
        return languages.computeIfAbsent(place, key -> {
            RegexNode root = read(key.source());
            return key.rest() ? PathLanguage.ofRest(root) : PathLanguage.ofSegment(root);
        });
    }

    private static Place place(Segment segment) {
        return new Place(regex(segment).source(), segment instanceof Rest);
    }

    private static LinearRegex regex(Segment segment) {
        return Candidate.regexOf(segment).orElseThrow();
    }

    private static RegexNode read(String source) {
        return switch (RegexSyntax.read(source)) {
            case RegexSyntax.Understood(RegexNode root) -> root;
            case RegexSyntax.Refused refused ->
                throw new IllegalStateException("regex: " + source + " (expected: refused when it was bound)");
        };
    }
}
