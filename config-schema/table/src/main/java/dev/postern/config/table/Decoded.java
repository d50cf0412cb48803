package dev.postern.config.table;

/// What JSON reads as.
///
/// @param <T> a table
public sealed interface Decoded<T> {
    /// It says this.
    record Read<T>(T value) implements Decoded<T> {}

    /// It says nothing that can be relied on.
    ///
    /// @param reason one line: where, what was found, what was expected
    record Damaged<T>(String reason) implements Decoded<T> {}
}
