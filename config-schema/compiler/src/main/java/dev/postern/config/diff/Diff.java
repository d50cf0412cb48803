package dev.postern.config.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What came of comparing two tables.
///
/// @param base    what was
/// @param head    what shall be
/// @param changes by tenant, the worst of each first; empty exactly when the digests are equal
public record Diff(Revision base, Revision head, List<Change> changes) {
    /// @param label  what people call it, such as `main:tenants`
    /// @param digest names its meaning
    public record Revision(String label, String digest) {}

    public Diff {
        changes = changes.stream().sorted(Change.ORDER).toList();
    }

    /// The worst of all changes.
    public Verdict verdict() {
        return changes.stream()
                .map(Change::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.NO_OP);
    }

    /// How many changes there are of each verdict, the worst first; those without any are left out.
    public Map<Verdict, Long> counts() {
        Map<Verdict, Long> counts = new TreeMap<>(Comparator.reverseOrder());
        changes.forEach(change -> counts.merge(change.verdict(), 1L, Long::sum));
        return counts;
    }
}
