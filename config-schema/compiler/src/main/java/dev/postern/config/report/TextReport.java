package dev.postern.config.report;

import dev.postern.config.source.Printable;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The first problems in full, then what the rest are and where.
final class TextReport {
    private static final int MOST_LINES = 10;

    private TextReport() {}

    static String render(Report report, int most) {
        StringBuilder out = new StringBuilder(ProblemText.render(report.tree(), report.first(most)));
        List<Problem> rest = report.rest(most);
        if (!rest.isEmpty()) {
            out.append(
                    "\n%s not shown here (--max 0 shows all):\n".formatted(Report.count(rest.size(), "more problem")));
            lines(out, Report.byCode(rest), code -> code.id() + " " + code.meaning());
            lines(out, Report.byFile(rest), file -> "in " + file);
            out.append('\n');
        }
        return out.append(Printable.text(report.summary())).append('\n').toString();
    }

    private interface Naming<K> {
        String name(K key);
    }

    private static <K> void lines(StringBuilder out, Map<K, Long> counts, Naming<K> naming) {
        Stream<Map.Entry<K, Long>> mostFirst = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.<Long>naturalOrder().reversed()));
        mostFirst
                .limit(MOST_LINES)
                .forEach(entry -> out.append("%7d ".formatted(entry.getValue()))
                        .append(Printable.text(naming.name(entry.getKey())))
                        .append('\n'));
        if (counts.size() > MOST_LINES) {
            out.append("        and %d more\n".formatted(counts.size() - MOST_LINES));
        }
    }
}
