package dev.postern.config.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A change of how something is handled, before it is said of what.
///
/// @param setting the upstream's setting that is different, if it is one
record Finding(ChangeKind kind, String before, String after, Setting setting) {
    Finding(ChangeKind kind, String before, String after) {
        this(kind, before, after, Setting.OTHER);
    }

    /// Whether none of `findings` is harmful.
    static boolean alike(Collection<Finding> findings) {
        return findings.stream().allMatch(finding -> finding.kind().verdict().harmless());
    }

    /// `auth weakened: api-key → none; upstream moved: …`.
    static String inWords(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing((Finding finding) -> finding.kind().verdict())
                .reversed()
                .thenComparing(Finding::kind));
        return sorted.stream().map(Finding::toString).collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        String arrow = before.isEmpty() ? after : after.isEmpty() ? before : before + " → " + after;
        return kind.phrase() + ": " + arrow;
    }
}
