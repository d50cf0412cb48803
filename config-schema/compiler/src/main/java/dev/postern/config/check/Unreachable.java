package dev.postern.config.check;

import dev.postern.config.check.SharedRequests.Shared;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.source.Witness;
import dev.postern.config.value.PathPattern.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds routes that no request reaches, where that is cheap to prove.
///
/// Either an expression takes no text that a canonical path can hold there, or a sibling's expression
/// takes everything, as in `{id:.+}` beside `{id}`.
final class Unreachable {
    private record Path(List<String> shape, List<String> regexes) {}

    private final PathLanguages languages;
    private final SharedRequests shared;
    private final List<Problem> problems;

    Unreachable(PathLanguages languages, SharedRequests shared, List<Problem> problems) {
        this.languages = languages;
        this.shared = shared;
        this.problems = problems;
    }

    void check(List<Candidate> candidates) {
        Map<Path, List<Candidate>> byPath = new HashMap<>();
        for (Candidate candidate : candidates) {
            byPath.computeIfAbsent(new Path(candidate.shape(), candidate.regexes()), key -> new ArrayList<>())
                    .add(candidate);
        }
        for (Candidate candidate : candidates) {
            int regexes = 0;
            for (int i = 0; i < candidate.shape().size(); i++) {
                Segment segment = candidate.path().segments().get(i);
                if (Candidate.regexOf(segment).isPresent()) {
                    empty(candidate, segment);
                    if (PathLanguages.takesAll(segment)) {
                        shadowed(byPath.get(without(candidate, i, regexes)), candidate);
                    }
                    regexes++;
                }
            }
        }
    }

    /// The path of `candidate` with the expression at segment `index` left out.
    private static Path without(Candidate candidate, int index, int regex) {
        List<String> shape = new ArrayList<>(candidate.shape());
        shape.set(index, shape.get(index).equals(Candidate.REGEX) ? Candidate.PLAIN : Candidate.PLAIN_REST);
        List<String> regexes = new ArrayList<>(candidate.regexes());
        regexes.remove(regex);
        return new Path(shape, regexes);
    }

    private void empty(Candidate candidate, Segment segment) {
        if (languages.example(segment).isEmpty()) {
            String message = "no request reaches this route: " + Quoted.text(segment.toString())
                    + " takes nothing that a canonical path can hold there";
            problems.add(candidate.route().place().problem(ProblemCode.UNREACHABLE_ROUTE, message));
        }
    }

    private void shadowed(@Nullable List<Candidate> general, Candidate specific) {
        if (general == null) {
            return;
        }
        for (Candidate candidate : general) {
            boolean whole = takesMethods(specific, candidate)
                    && takesHosts(specific, candidate)
                    && candidate.conditions().implies(specific.conditions());
            if (whole) {
                problems.add(shadow(candidate, specific));
            }
        }
    }

    private Problem shadow(Candidate shadowed, Candidate specific) {
        Optional<Witness> witness =
                shared.find(specific, shadowed, shadowed.methods()).map(Shared::request);
        String message = "no request reaches this route: " + specific.reference() + " takes them all"
                + witness.map(request -> ", such as " + request).orElse("");
        Problem problem =
                shadowed.route().place().problem(ProblemCode.UNREACHABLE_ROUTE, message, "remove one of the two");
        return witness.map(problem::with).orElse(problem);
    }

    private static boolean takesHosts(Candidate specific, Candidate general) {
        return specific.hosts().isEmpty()
                || (!general.hosts().isEmpty() && specific.hosts().containsAll(general.hosts()));
    }

    private static boolean takesMethods(Candidate specific, Candidate general) {
        if (specific.methods().isEmpty()) {
            return true;
        }
        return !general.methods().isEmpty()
                && general.methods().stream()
                        .allMatch(method -> specific.methods().contains(method)
                                || (method.equals("HEAD") && specific.methods().contains("GET")));
    }
}
