package dev.postern.config.cli;

import dev.postern.config.report.Report;
import dev.postern.config.report.ReportFormat;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
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
        long apis = table.tenants().values().stream()
                .mapToLong(tenant ->
                        tenant.routes().stream().map(RouteTable::api).distinct().count())
                .sum();
        long routes = table.tenants().values().stream()
                .map(TenantTable::routes)
                .mapToLong(List::size)
                .sum();
        return count(table.tenants().size(), "tenant") + ", " + count(apis, "API") + ", " + count(routes, "route");
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
