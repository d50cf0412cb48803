package dev.postern.config.match;

import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.match.CanonicalPath.Malformed;

/// Tells a path that is canonical already, and takes it without rewriting.
final class PathScan {
    private static final String[] NONE = {};

    private PathScan() {}

    /// How many segments `path` has; -1 when it must be rewritten or refused.
    static int segmentsIfCanonical(String path) {
        int length = path.length();
        if (length == 0 || path.charAt(0) != '/') {
            return -1;
        }
        int segments = 1;
        int start = 1;
        for (int i = 1; i < length; i++) {
            char c = path.charAt(i);
            if (c == '/') {
                if (i == start || isDots(path, start, i)) {
                    return -1;
                }
                segments++;
                start = i + 1;
            } else if (c == '%') {
                if (!isCanonicalEscape(path, i)) {
                    return -1;
                }
                i += 2;
            } else if (!PathCharacters.isPchar(c)) {
                return -1;
            }
        }
        if (isDots(path, start, length)) {
            return -1;
        }
        return length == 1 ? 0 : segments;
    }

    /// Cuts a canonical path into its segments, unless a bound or a hidden dot segment forbids it.
    static CanonicalPath accept(String path, int size) {
        if (size > CanonicalPath.MAX_SEGMENTS) {
            return Malformed.TOO_MANY;
        }
        if (hidesDots(path)) {
            return Malformed.HIDDEN_DOTS;
        }
        if (size == 0) {
            return new Canonical(path, NONE);
        }
        String[] segments = new String[size];
        int start = 1;
        for (int i = 0; i < size - 1; i++) {
            int end = path.indexOf('/', start);
            segments[i] = path.substring(start, end);
            start = end + 1;
        }
        segments[size - 1] = path.substring(start);
        return new Canonical(path, segments);
    }

    /// Whether the part from `start` to `end` is `.` or `..`.
    static boolean isDots(String path, int start, int end) {
        int length = end - start;
        return (length == 1 || length == 2) && path.charAt(start) == '.' && path.charAt(end - 1) == '.';
    }

    private static boolean isCanonicalEscape(String path, int percent) {
        int octet = PathCharacters.escaped(path, percent);
        return octet >= 0x20
                && octet != 0x7F
                && !PathCharacters.isUnreserved(octet)
                && path.charAt(percent + 1) < 'a'
                && path.charAt(percent + 2) < 'a';
    }

    // A dot segment that begins after any slash, plain or escaped, and ends at an escaped one, at a
    // path parameter, or at the end. Plain ones are gone by now, so whatever is found was hidden.
    private static boolean hidesDots(String path) {
        int dot = path.indexOf('.');
        while (dot >= 0) {
            int end = dot + 1 < path.length() && path.charAt(dot + 1) == '.' ? dot + 2 : dot + 1;
            if (isAfterSlash(path, dot) && isBeforeEnd(path, end)) {
                return true;
            }
            dot = path.indexOf('.', end);
        }
        return false;
    }

    private static boolean isAfterSlash(String path, int at) {
        return path.charAt(at - 1) == '/' || path.startsWith("%2F", at - 3) || path.startsWith("%5C", at - 3);
    }

    private static boolean isBeforeEnd(String path, int at) {
        return at == path.length()
                || path.charAt(at) == '/'
                || path.charAt(at) == ';'
                || path.startsWith("%2F", at)
                || path.startsWith("%5C", at)
                || path.startsWith("%3B", at);
    }
}
