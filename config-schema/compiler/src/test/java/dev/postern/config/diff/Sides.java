package dev.postern.config.diff;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.model.Config;
import dev.postern.config.table.RoutingTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Tables that no file was compiled to.
final class Sides {
    private Sides() {}

    static Diff diff(RoutingTable base, RoutingTable head) {
        return Differ.compare(side("base", base), side("head", head));
    }

    private static Side side(String label, RoutingTable table) {
        Config none = new Config(Optional.empty(), new TreeMap<>(), List.of());
        return Side.of(label, new Compiled(none, table, Map.of()));
    }
}
