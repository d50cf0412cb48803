package dev.postern.gateway.server.admin;

import org.jspecify.annotations.Nullable;

/// What a patch says of a limit: in JSON, left out and null are two things.
public sealed interface LimitChange {
    /// Left out.
    record Keep() implements LimitChange {}

    /// Null: the plan's again.
    record Reset() implements LimitChange {}

    /// A number.
    record Set(long limit) implements LimitChange {}

    /// Whether the stored value changes at all.
    default boolean changes() {
        return !(this instanceof Keep);
    }

    /// The value to store; null for the plan's.
    default @Nullable Long stored() {
        return this instanceof Set(long limit) ? limit : null;
    }
}
