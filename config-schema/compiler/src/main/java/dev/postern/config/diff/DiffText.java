package dev.postern.config.diff;

import java.util.List;
import java.util.Map;

/// Writes a diff for a terminal.
///
/// ```
/// main:tenants → tenants: breaking
///
/// acme
///   breaking  orders/get-order: match narrowed: GET,HEAD /orders/{id} → GET /orders/{id}
///             such as HEAD http://acme.localhost/orders/x is refused
///             tenants/acme/orders.api.json:12:13
///
/// 1 change: 1 breaking
/// digest: sha256:1b4f0e985197 → sha256:60303ae22b99
/// ```
public final class DiffText {
    /// More changes than anybody reads; the JSON form has them all.
    private static final int MOST_CHANGES = 1_000;

    private DiffText() {}

    public static String render(Diff diff) {
        StringBuilder out = new StringBuilder();
        out.append("%s → %s: %s\n"
                .formatted(
                        diff.base().label(), diff.head().label(), diff.verdict().word()));
        if (diff.changes().isEmpty()) {
            out.append(DigestLines.same(diff.head()));
            return checks(out, diff);
        }
        Map<String, List<Change>> groups = Grouped.of(diff, MOST_CHANGES);
        groups.forEach((group, changes) -> {
            out.append("\n%s\n".formatted(group));
            changes.forEach(change -> write(out, change));
        });
        int rest = diff.changes().size() - MOST_CHANGES;
        if (rest > 0) {
            out.append("\n… and %d more; --format json has them all\n".formatted(rest));
        }
        out.append("\n%s\n".formatted(Grouped.counts(diff))).append(DigestLines.different(diff));
        return checks(out, diff);
    }

    private static String checks(StringBuilder out, Diff diff) {
        for (Diff.Check check : diff.checks()) {
            out.append("\n%s: %s\n".formatted(check.name(), check.passed() ? "passed" : "failed"));
            check.faults().forEach(fault -> out.append("  ").append(fault).append('\n'));
        }
        return out.toString();
    }

    private static void write(StringBuilder out, Change change) {
        String name = change.subject().name().isEmpty() ? "" : change.subject().name() + ": ";
        String indent = " ".repeat(12);
        String where = change.environments().isEmpty() ? "" : "in " + change.environmentNames() + ": ";
        out.append("  %-9s %s%s%s%s\n"
                .formatted(change.verdict().word(), where, name, change.kind().phrase(), Grouped.arrow(change)));
        change.witness().ifPresent(witness -> out.append("%ssuch as %s\n".formatted(indent, witness)));
        change.places().forEach(at -> out.append("%s%s:%d:%d\n".formatted(indent, at.file(), at.line(), at.column())));
    }
}
