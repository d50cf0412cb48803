package dev.postern.config.cli;

import dev.postern.config.bundle.TableCounts;
import dev.postern.config.report.Report;
import dev.postern.config.report.ReportFormat;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.RoutingTable;
import java.nio.file.Path;
import java.util.List;

/// What a command says at its end.
final class Summary {
    private Summary() {}

    /// `tenants: 2 tenants, 2 APIs, 4 routes, 1 environment, no problems`.
    ///
    /// @param environments how many were checked too
    static String fine(SourceTree tree, RoutingTable table, int environments) {
        String checked = environments == 0 ? "" : ", " + count(environments, "environment");
        return "%s: %s%s, no problems".formatted(tree.label(), counts(table), checked);
    }

    /// Such as `2 tenants, 2 APIs, 4 routes`.
    static String counts(RoutingTable table) {
        return TableCounts.of(table).toString();
    }

    /// The first problems, what the rest are, and how many there are.
    static String problems(SourceTree tree, List<Problem> problems) {
        ReportFormat format = ReportFormat.TEXT;
        return format.render(new Report(tree, problems, ""), format.most(), Path.of(""));
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
