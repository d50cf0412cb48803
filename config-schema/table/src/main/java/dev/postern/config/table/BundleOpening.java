package dev.postern.config.table;

/// What opening a bundle came to.
public sealed interface BundleOpening {
    record Opened(Bundle bundle) implements BundleOpening {}

    /// Not a bundle, or not one for this program.
    ///
    /// @param reason one line for the log
    record Refused(String reason) implements BundleOpening {}
}
