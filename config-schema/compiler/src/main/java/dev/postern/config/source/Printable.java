package dev.postern.config.source;

/// Keeps what a hostile file holds from a reader's terminal.
public final class Printable {
    private Printable() {}

    /// `text` with control characters, except tabs, half surrogate pairs and marks that turn the direction
    /// of writing replaced by U+FFFD.
    ///
    /// @see <a href="https://trojansource.codes/">Trojan Source</a>
    public static String text(String text) {
        if (text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7F))) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(isPrintable(c) ? c : '\uFFFD'));
        return printable.toString();
    }

    private static boolean isPrintable(int c) {
        boolean halfPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean breaks = c == 0x2028 || c == 0x2029;
        return c == '\t' || !(Character.isISOControl(c) || halfPair || turns || breaks);
    }
}
