package dev.postern.config.request;

import java.util.function.IntPredicate;

/// Which characters the gateway's strict filter takes where.
///
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc3986#section-3.3">RFC 3986, section 3.3</a>
final class Characters {
    private Characters() {}

    /// Of a method or a header's name (RFC 9110, section 5.6.2).
    static boolean isToken(String text) {
        return !text.isEmpty() && all(text, c -> isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    static boolean isPath(int c) {
        return isLetterOrDigit(c) || "-._~!$&'()*+,;=:@/".indexOf(c) >= 0;
    }

    /// RFC 3986 and what browsers send bare.
    static boolean isQuery(int c) {
        return isPath(c) || "?%[]{}|^`".indexOf(c) >= 0;
    }

    /// A name of letters, digits, `-`, `_` and `.`, or the characters of an IPv6 address in brackets.
    static boolean isHost(String text) {
        if (text.startsWith("[")) {
            return text.length() > 4
                    && text.endsWith("]")
                    && all(text.substring(1, text.length() - 1), c -> isHex(c) || c == ':' || c == '.');
        }
        return !text.isEmpty()
                && text.length() <= 255
                && all(text, c -> isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    /// HTAB and everything but control characters.
    static boolean isFieldValue(String text) {
        return all(text, c -> c == '\t' || (c >= ' ' && c != 0x7F));
    }

    static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static boolean all(String text, IntPredicate each) {
        return text.chars().allMatch(each);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
