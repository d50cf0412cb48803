package dev.postern.config.openapi;

/// Ends the reading of a document; never leaves the package.
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final String reason;

    Unreadable(int line, int column, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    String reason() {
        return reason;
    }
}
