package dev.postern.gateway.server.admin;

import org.jspecify.annotations.Nullable;

/// What a patch says of a field: in JSON, left out and null are two things.
public sealed interface Change<T> {
    /// Left out.
    record Keep<T>() implements Change<T> {}

    /// Null: none of its own any more.
    record Reset<T>() implements Change<T> {}

    /// A value, which was checked.
    record Set<T>(T value) implements Change<T> {}

    /// Whether the stored value changes at all.
    default boolean changes() {
        return !(this instanceof Keep);
    }

    /// The value to store; null for none.
    default @Nullable T stored() {
        return this instanceof Set<T>(T value) ? value : null;
    }
}
