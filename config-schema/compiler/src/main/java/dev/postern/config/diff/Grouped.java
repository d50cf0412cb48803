package dev.postern.config.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What all forms of a diff for people have in common.
final class Grouped {
    private Grouped() {}

    /// The first `most` changes by group, in the diff's order.
    static Map<String, List<Change>> of(Diff diff, int most) {
        Map<String, List<Change>> groups = new LinkedHashMap<>();
        diff.changes().stream()
                .limit(most)
                .forEach(change -> groups.computeIfAbsent(change.subject().group(), key -> new ArrayList<>())
                        .add(change));
        return groups;
    }

    /// `3 changes: 1 breaking, 2 additive`.
    static String counts(Diff diff) {
        String each = diff.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().word())
                .collect(Collectors.joining(", "));
        return count(diff.changes().size(), "change") + ": " + each;
    }

    /// `1 route`, `2 routes`.
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /// `: before → after`, or only what there is of it.
    static String arrow(Change change) {
        String before = change.before();
        String after = change.after();
        if (before.equals(after)) {
            return "";
        }
        return ": " + (before.isEmpty() ? after : after.isEmpty() ? before : before + " → " + after);
    }
}
