package dev.postern.devstack.dev;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult;
import dev.postern.config.compile.Compiler;
import dev.postern.config.report.Report;
import dev.postern.config.report.ReportFormat;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.value.TargetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A folder of tenants' files, compiled.
final class Tenants {
    /// What compiling them came to.
    sealed interface Result {}

    record Valid(RoutingTable table) implements Result {}

    /// @param problems all of them, as `./postern validate` prints them
    /// @param json     the first of them, as `./postern validate --format json` does
    record Invalid(String problems, String json) implements Result {}

    private static final int MOST_IN_JSON = 20;

    private Tenants() {}

    /// @param retarget addresses of upstreams to be replaced by others
    static Result read(Path folder, Map<TargetAddress, TargetAddress> retarget) {
        SourceTree tree = SourceTree.read(nearby(folder));
        return switch (Compiler.compile(tree, new CompileOptions(Optional.empty(), retarget))) {
            case CompileResult.Compiled compiled -> new Valid(compiled.table());
            case CompileResult.Rejected rejected -> invalid(new Report(tree, rejected.problems(), ""));
        };
    }

    private static Invalid invalid(Report report) {
        Path here = Path.of("");
        return new Invalid(
                ReportFormat.TEXT.render(report, ReportFormat.TEXT.most(), here).stripTrailing(),
                ReportFormat.JSON.render(report, MOST_IN_JSON, here));
    }

    /// As a person below this folder would write it, since problems begin with it.
    private static Path nearby(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        Path there = folder.toAbsolutePath().normalize();
        return there.startsWith(here) && !there.equals(here) ? here.relativize(there) : folder;
    }
}
