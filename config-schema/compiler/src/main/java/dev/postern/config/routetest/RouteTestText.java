package dev.postern.config.routetest;

import dev.postern.config.effective.Columns;
import dev.postern.config.effective.Origin;
import dev.postern.config.source.Printable;
import java.util.List;

/// A run as a test runner prints it.
public final class RouteTestText {
    private static final int MOST_FAILURES = 100;

    private RouteTestText() {}

    /// All files with their cases; beyond a hundred failures only their number is told.
    public static String render(RouteTestReport report) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (List<CaseResult> results : report.byFile().values()) {
            text.append(Printable.text(results.getFirst().file())).append('\n');
            for (CaseResult result : results) {
                boolean tell = result.passed() || shown++ < MOST_FAILURES;
                if (tell) {
                    text.append(result.passed() ? "  ✓ " : "  ✗ ").append(Printable.text(result.name()));
                    text.append(result.passed() ? "" : "  " + Origin.line(result.at()))
                            .append('\n')
                            .append(mismatches(result));
                }
            }
        }
        if (shown > MOST_FAILURES) {
            text.append("… and ").append(shown - MOST_FAILURES).append(" more that failed\n");
        }
        return text.append(summary(report)).append('\n').toString();
    }

    /// Such as `3 passed, 1 failed in 2 files`.
    public static String summary(RouteTestReport report) {
        long failed = report.failed();
        int files = report.byFile().size();
        return "%d passed, %d failed in %d file%s (%d ms)"
                .formatted(
                        report.results().size() - failed,
                        failed,
                        files,
                        files == 1 ? "" : "s",
                        report.nanos() / 1_000_000);
    }

    /// One line a mismatch.
    static String mismatches(CaseResult result) {
        Columns columns = new Columns("      ");
        for (Mismatch mismatch : result.mismatches()) {
            String where =
                    mismatch.instead().map(at -> "  (" + Origin.line(at) + ")").orElse("");
            columns.row(
                    Printable.text(mismatch.what()),
                    "expected " + Printable.text(mismatch.expected()),
                    "came " + Printable.text(mismatch.found()) + where);
        }
        return columns.text();
    }
}
