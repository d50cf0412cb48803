package dev.postern.config.table;

/// What a bundle holds for one tenant.
public sealed interface Part {
    /// Whole, as its checksum says.
    record Read(TenantTable table) implements Part {}

    /// The bundle knows no such tenant.
    record Missing() implements Part {}

    /// This tenant cannot be served from this bundle; others may.
    ///
    /// @param reason one line for the log
    record Damaged(String reason) implements Part {}
}
