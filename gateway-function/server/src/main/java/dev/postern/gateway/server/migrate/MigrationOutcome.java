package dev.postern.gateway.server.migrate;

/// How a migration ended.
public sealed interface MigrationOutcome {
    /// The schema is what this version expects.
    ///
    /// @param applied changes that were missing; 0 where there was nothing to do
    record Done(int applied) implements MigrationOutcome {}

    /// @param reason one line for the operator, with the setting's name and without a password
    record Failed(String reason) implements MigrationOutcome {}
}
