package dev.postern.config.table;

/// Breaks off reading; never leaves this package, whose readers answer it as a sealed result.
final class Unreadable extends Exception {
    private final String reason;

    /// @param reason one line: where, what was found, what was expected
    Unreadable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
