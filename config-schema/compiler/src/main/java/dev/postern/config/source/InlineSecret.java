package dev.postern.config.source;

/// What looks like a secret that somebody wrote down.
///
/// @param start the offset of its first character
/// @param end   the offset after its last one
/// @param shown how many of its first characters people may see, to know which one is meant
/// @param what  such as `a GitHub token`; empty where nothing shows that it is one: then it is hidden, and no problem
record InlineSecret(int start, int end, int shown, String what) {
    static InlineSecret unproven(int start, int end) {
        return new InlineSecret(start, end, 0, "");
    }

    boolean isProven() {
        return !what.isEmpty();
    }

    boolean overlaps(int from, int to) {
        return from < end && start < to;
    }

    InlineSecret movedBy(int offset) {
        return new InlineSecret(start + offset, end + offset, shown, what);
    }

    /// The secret in `text` as messages show it.
    String masked(String text) {
        return text.substring(start, start + shown) + "…";
    }
}
