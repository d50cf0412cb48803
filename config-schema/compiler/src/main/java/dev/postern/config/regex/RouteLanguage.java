package dev.postern.config.regex;

import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The canonical paths that a route takes, as an automaton; never made deterministic as a whole.
public final class RouteLanguage {
    private static final Automaton SLASH = Automaton.makeChar('/');

    private final Automaton paths;

    private RouteLanguage(Automaton paths) {
        this.paths = paths;
    }

    /// What `pattern` takes.
    ///
    /// @throws IllegalArgumentException for an expression outside the syntax that the compiler takes
    public static RouteLanguage of(PathPattern pattern) {
        if (pattern.segments().isEmpty()) {
            return new RouteLanguage(SLASH.clone());
        }
        List<Automaton> parts = new ArrayList<>();
        for (Segment segment : pattern.segments()) {
            if (segment instanceof Rest rest) {
                parts.add(rest(rest.regex(), parts.isEmpty()));
            } else {
                parts.add(SLASH.clone());
                parts.add(segment(segment));
            }
        }
        return new RouteLanguage(Automaton.concatenate(parts));
    }

    /// Whether it takes `path`, which is canonical.
    boolean takes(String path) {
        return paths.run(path);
    }

    Automaton paths() {
        return paths;
    }

    private static Automaton segment(Segment segment) {
        return switch (segment) {
            case Literal(String text) -> Automaton.makeString(text);
            case Parameter(String name, Optional<LinearRegex> regex) ->
                regex.map(written -> PathLanguage.ofSegment(read(written)).texts())
                        .orElseGet(PathLanguage::everySegment);
            case Rest rest -> throw new IllegalArgumentException(rest + " (expected: only as the last segment)");
        };
    }

    /// With its slash; a rest of nothing stands for no slash too, but for the path `/` itself.
    private static Automaton rest(Optional<LinearRegex> regex, boolean wholePath) {
        Automaton texts =
                regex.map(written -> PathLanguage.ofRest(read(written)).texts()).orElseGet(PathLanguage::everyRest);
        Automaton behind = Automaton.concatenate(List.of(SLASH.clone(), texts));
        boolean takesNothing = texts.run("");
        return takesNothing && !wholePath ? Automaton.union(List.of(behind, Automaton.makeEmptyString())) : behind;
    }

    private static RegexNode read(LinearRegex regex) {
        return switch (RegexSyntax.read(regex.source())) {
            case RegexSyntax.Understood(RegexNode root) -> root;
            case RegexSyntax.Refused refused ->
                throw new IllegalArgumentException("regex: " + regex + " (expected: of the compiler's syntax)");
        };
    }
}
