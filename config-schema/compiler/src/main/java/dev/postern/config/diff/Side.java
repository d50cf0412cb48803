package dev.postern.config.diff;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.table.RoutingTable;

/// One of the two that are compared.
///
/// @param label   what people call it, such as `main:tenants`
/// @param digest  names the table's meaning
/// @param written where things are written
record Side(String label, String digest, RoutingTable table, Written written) {
    /// What a diff needs of a compilation.
    static Side of(String label, Compiled compiled) {
        return new Side(label, Digest.of(compiled.table()), compiled.table(), new Written(compiled));
    }
}
