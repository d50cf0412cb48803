package dev.postern.config.diff;

/// What of an upstream's settings is different, to find where it is written.
enum Setting {
    TARGETS,
    HEADERS,
    CONNECT,
    FIRST_BYTE,
    TOTAL,
    /// None of them.
    OTHER
}
