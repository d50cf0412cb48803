package dev.postern.config.openapi;

import dev.postern.config.regex.PathLanguage;
import dev.postern.config.regex.RegexNode;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Chooses paths for the operations of a document so that no two routes tie.
///
/// Where expressions overlap, one that only narrows is given up; where that does not help, the later
/// operation is left out.
final class TieBreaker {
    /// As many expressions as may stand at one place of a tenant's paths.
    private static final int MOST_REGEXES = 16;

    private record Group(String method, List<String> shape) {}

    private record Source(String regex, boolean rest) {}

    private final List<Note> notes;
    private final Map<String, Draft> chosen = new LinkedHashMap<>();
    private final Map<Group, List<Draft>> groups = new HashMap<>();
    private final Map<List<String>, Set<String>> regexes = new HashMap<>();
    private final Map<Source, Optional<PathLanguage>> languages = new HashMap<>();

    private TieBreaker(List<Note> notes) {
        this.notes = notes;
    }

    /// The drafts that can stand side by side, in their order.
    static List<Draft> settle(List<Draft> drafts, List<Note> notes) {
        TieBreaker breaker = new TieBreaker(notes);
        // Each place in the order is kept, though a draft may be exchanged later.
        drafts.forEach(draft -> breaker.chosen.put(draft.operation().name(), draft));
        drafts.forEach(breaker::add);
        return List.copyOf(breaker.chosen.values());
    }

    private void add(Draft draft) {
        if (crowded(draft)) {
            loosenOrDrop(draft, "more than " + MOST_REGEXES + " expressions would stand at one place of the paths");
            return;
        }
        List<Draft> group = group(draft);
        Optional<Draft> rival =
                group.stream().filter(other -> meet(draft, other)).findFirst();
        if (rival.isEmpty()) {
            accept(draft);
        } else if (draft.canLoosen() || !rival.get().canLoosen()) {
            String other = rival.get().operation().method() + " "
                    + rival.get().operation().path();
            loosenOrDrop(draft, "it would take the same requests as " + other);
        } else {
            group.remove(rival.get());
            accept(draft);
            String other = draft.operation().name();
            loosenOrDrop(rival.get(), "it would take the same requests as " + other);
        }
    }

    private void accept(Draft draft) {
        chosen.put(draft.operation().name(), draft);
        group(draft).add(draft);
        List<String> shape = draft.shape();
        List<Segment> segments = draft.path().segments();
        for (int i = 0; i < segments.size(); i++) {
            List<String> place = List.copyOf(shape.subList(0, i));
            Draft.regexOf(segments.get(i))
                    .ifPresent(regex -> regexes.computeIfAbsent(place, key -> new HashSet<>())
                            .add(regex.source()));
        }
    }

    private void loosenOrDrop(Draft draft, String reason) {
        if (draft.canLoosen()) {
            notes.add(Note.at(draft.operation().at(), "its parameters take any text: with their schemas, " + reason));
            add(draft.loosened());
        } else {
            notes.add(Note.at(draft.operation().at(), "left out: " + reason));
            chosen.remove(draft.operation().name());
        }
    }

    private boolean crowded(Draft draft) {
        List<String> shape = draft.shape();
        List<Segment> segments = draft.path().segments();
        for (int i = 0; i < segments.size(); i++) {
            Optional<String> regex = Draft.regexOf(segments.get(i)).map(some -> some.source());
            Set<String> here = regexes.getOrDefault(shape.subList(0, i), Set.of());
            if (regex.isPresent() && here.size() >= MOST_REGEXES && !here.contains(regex.get())) {
                return true;
            }
        }
        return false;
    }

    private List<Draft> group(Draft draft) {
        Group group = new Group(draft.operation().method(), draft.shape());
        return groups.computeIfAbsent(group, key -> new ArrayList<>());
    }

    /// Whether one request could match both, which have one shape.
    private boolean meet(Draft one, Draft other) {
        for (int i = 0; i < one.path().segments().size(); i++) {
            Optional<PathLanguage> mine = language(one.path().segments().get(i));
            Optional<PathLanguage> theirs = language(other.path().segments().get(i));
            if (mine.isPresent()
                    && theirs.isPresent()
                    && mine.get().common(theirs.get()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Optional<PathLanguage> language(Segment segment) {
        return Draft.regexOf(segment)
                .flatMap(regex -> languages.computeIfAbsent(
                        new Source(regex.source(), segment instanceof Rest),
                        key -> SegmentRegex.tree(key.regex()).map(tree -> language(tree, key.rest()))));
    }

    private static PathLanguage language(RegexNode tree, boolean rest) {
        return rest ? PathLanguage.ofRest(tree) : PathLanguage.ofSegment(tree);
    }
}
