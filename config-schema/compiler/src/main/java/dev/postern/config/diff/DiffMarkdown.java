package dev.postern.config.diff;

import dev.postern.config.diff.Change.InEnvironment;
import dev.postern.config.source.SourcePosition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a diff for a comment on a pull request.
///
/// The first line tells the verdict; a table a tenant follows, and behind it, folded, the requests that
/// show the changes. What an author wrote stands in code alone: it makes no link, mention or tag.
/// At most 60,000 characters, since GitHub takes 65,536.
public final class DiffMarkdown {
    private static final int LONGEST = 60_000;
    /// So that one tenant cannot hide the others.
    private static final int MOST_CHANGES_A_TENANT = 50;
    private static final int WIDEST_CELL = 300;
    private static final int MOST_FAULTS = 10;
    private static final int MOST_ENVIRONMENTS = 5;

    private DiffMarkdown() {}

    public static String render(Diff diff) {
        StringBuilder out = new StringBuilder();
        out.append("## Postern: ").append(sign(diff.verdict())).append(" **");
        out.append(diff.verdict().word()).append("**\n\n");
        out.append(Markdown.code(diff.base().label(), WIDEST_CELL)).append(" → ");
        out.append(Markdown.code(diff.head().label(), WIDEST_CELL)).append(", ");
        if (diff.changes().isEmpty()) {
            out.append("the same meaning (")
                    .append(Markdown.code(diff.head().digest().orElse(""), WIDEST_CELL));
            return checks(out.append(").\n"), diff);
        }
        out.append(Grouped.counts(diff)).append(".\n");
        int left = diff.changes().size();
        Map<String, List<Change>> groups = Grouped.of(diff, Integer.MAX_VALUE);
        for (Map.Entry<String, List<Change>> group : groups.entrySet()) {
            List<Change> shown =
                    group.getValue().stream().limit(MOST_CHANGES_A_TENANT).toList();
            String section = section(group.getKey(), shown);
            if (out.length() + section.length() > LONGEST) {
                break;
            }
            out.append(section);
            left -= shown.size();
        }
        if (left > 0) {
            out.append("\n… and ").append(left).append(" more changes; `--format json` has them all.\n");
        }
        return checks(out, diff);
    }

    private static String checks(StringBuilder out, Diff diff) {
        for (Diff.Check check : diff.checks()) {
            out.append("\n**").append(check.name()).append("**: ").append(check.passed() ? "🟢 passed" : "🔴 failed");
            out.append('\n');
            check.faults().stream()
                    .limit(MOST_FAULTS)
                    .forEach(fault -> out.append("- ")
                            .append(Markdown.code(fault, WIDEST_CELL))
                            .append('\n'));
            if (check.faults().size() > MOST_FAULTS) {
                out.append("- … and ")
                        .append(check.faults().size() - MOST_FAULTS)
                        .append(" more\n");
            }
        }
        return out.toString();
    }

    private static String section(String group, List<Change> changes) {
        StringBuilder out = new StringBuilder();
        out.append("\n### ").append(Markdown.code(group, WIDEST_CELL)).append("\n\n");
        out.append("| | what | change | before | after |\n|---|---|---|---|---|\n");
        for (Change change : changes) {
            out.append("| ")
                    .append(sign(change.verdict()))
                    .append(' ')
                    .append(change.verdict().word());
            out.append(" | ").append(Markdown.code(change.subject().name(), WIDEST_CELL));
            out.append(" | ").append(change.kind().phrase());
            if (!change.environments().isEmpty()) {
                out.append(" in ").append(some(change.environments().stream().map(InEnvironment::name)));
            }
            out.append(" | ").append(Markdown.code(change.before(), WIDEST_CELL));
            out.append(" | ").append(Markdown.code(change.after(), WIDEST_CELL)).append(" |\n");
        }
        out.append("\n<details><summary>Where, why, and a request that shows it</summary>\n\n");
        changes.forEach(change -> details(out, change));
        return out.append("\n</details>\n").toString();
    }

    private static void details(StringBuilder out, Change change) {
        String name = change.subject().name();
        out.append("- **").append(change.kind().phrase()).append("**");
        if (!name.isEmpty()) {
            out.append(' ').append(Markdown.code(name, WIDEST_CELL));
        }
        out.append(": ").append(change.kind().reason());
        change.witness()
                .ifPresent(witness -> out.append(" Such as ")
                        .append(Markdown.code(witness.toString(), WIDEST_CELL))
                        .append('.'));
        if (!change.places().isEmpty()) {
            out.append(" At ")
                    .append(some(change.places().stream().map(DiffMarkdown::at)))
                    .append('.');
        }
        out.append('\n');
    }

    /// `` `a`, `b` and 3 more``.
    private static String some(Stream<String> texts) {
        List<String> all = texts.map(text -> Markdown.code(text, WIDEST_CELL)).toList();
        String shown = all.stream().limit(MOST_ENVIRONMENTS).collect(Collectors.joining(", "));
        return all.size() > MOST_ENVIRONMENTS ? shown + " and " + (all.size() - MOST_ENVIRONMENTS) + " more" : shown;
    }

    private static String at(SourcePosition at) {
        return at.file() + ":" + at.line();
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case NO_OP -> "⚪";
            case ADDITIVE -> "🟢";
            case BREAKING -> "🟠";
            case WEAKENED -> "🔴";
        };
    }
}
