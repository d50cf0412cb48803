package dev.postern.config.source;

/// What looks like a secret that somebody wrote down.
///
/// @param start the offset of its first character
/// @param end   the offset after its last one
/// @param shown how many of its first characters people may see, to know which one is meant
/// @param what  such as `a GitHub token`
record InlineSecret(int start, int end, int shown, String what) {
    /// The secret in `text` as messages show it.
    String masked(String text) {
        return text.substring(start, start + shown) + "…";
    }
}
