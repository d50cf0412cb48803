package dev.postern.config.match;

/// The character classes of RFC 3986 that a path is made of.
final class PathCharacters {
    private static final byte PCHAR = 1;
    private static final byte UNRESERVED = 2;
    private static final byte[] CLASS = classes();

    private PathCharacters() {}

    /// Whether `c` may stand in a segment as itself.
    static boolean isPchar(int c) {
        return c < 128 && CLASS[c] >= PCHAR;
    }

    /// Whether an escape of `c` means the same as `c`.
    static boolean isUnreserved(int c) {
        return c < 128 && CLASS[c] == UNRESERVED;
    }

    /// The byte that is escaped at `percent`, or -1 when no two hex digits follow.
    static int escaped(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = hex(text.charAt(percent + 1));
        int low = hex(text.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    // Not Character.digit, which also takes the digits of other scripts.
    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return c < 128 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c : "!$&'()*+,;=:@".toCharArray()) {
            classes[c] = PCHAR;
        }
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".toCharArray()) {
            classes[c] = UNRESERVED;
        }
        return classes;
    }
}
