package dev.postern.config.cli;

import java.util.Locale;

/// How an answer is written.
enum OutputFormat {
    /// For people; may change.
    TEXT,
    /// For programs.
    JSON;

    /// The word on the command line, in which picocli takes it too.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
