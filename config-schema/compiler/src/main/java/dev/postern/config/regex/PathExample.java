package dev.postern.config.regex;

/// What a search for a path came to.
public sealed interface PathExample {
    /// A shortest one, made of letters where it can be.
    record Found(String path) implements PathExample {}

    /// There is none: proved.
    record None() implements PathExample {}

    /// The search was given up after a fixed amount of work.
    record Unknown() implements PathExample {}
}
