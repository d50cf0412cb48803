package dev.postern.config.git;

/// Breaks off talking to git; never leaves this package, whose answers tell it as a sealed result.
final class GitFailed extends Exception {
    private final String reason;

    /// @param reason one line, such as git's own
    GitFailed(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
