package dev.postern.config.table;

/// What reading a whole bundle came to.
public sealed interface BundleCheck {
    /// Every byte is accounted for: the digest is true and every part can be read.
    record Sound() implements BundleCheck {}

    /// @param reason one line for the log: the first damage found
    record Damaged(String reason) implements BundleCheck {}
}
