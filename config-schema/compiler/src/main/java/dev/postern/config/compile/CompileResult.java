package dev.postern.config.compile;

import dev.postern.config.model.Config;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.value.TenantId;
import java.util.List;
import java.util.Map;

/// What came of a tree of config files.
public sealed interface CompileResult {
    /// Names a route wherever it stands.
    record RouteKey(TenantId tenant, String api, String route) {}

    /// @param config    the files as they were written, with the place of every value
    /// @param table     the meaning
    /// @param positions where each route is written; no part of the meaning
    record Compiled(Config config, RoutingTable table, Map<RouteKey, SourcePosition> positions)
            implements CompileResult {
        public Compiled {
            positions = Map.copyOf(positions);
        }
    }

    /// @param problems at least one, sorted by file, line and column
    record Rejected(List<Problem> problems) implements CompileResult {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
