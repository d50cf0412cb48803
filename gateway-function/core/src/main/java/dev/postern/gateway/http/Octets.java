package dev.postern.gateway.http;

/// Which bytes may stand where, as one table of bits.
final class Octets {
    /// In a method or a header name (RFC 9110, section 5.6.2).
    static final int TOKEN = 1;
    /// In a path, besides percent-encodings: pchar and the slash (RFC 3986, section 3.3).
    static final int PATH = 2;
    /// In a query: what RFC 3986, section 3.4, has, the percent sign, and what browsers send bare.
    static final int QUERY = 4;
    /// In a header value: HTAB, SP, visible ASCII and 0x80 to 0xFF (RFC 9110, section 5.5).
    static final int VALUE = 8;
    /// In a host name.
    static final int NAME = 16;
    /// A hexadecimal digit.
    static final int HEX = 32;

    private static final byte[] TABLE = table();

    private Octets() {}

    static boolean is(byte octet, int kind) {
        return (TABLE[octet & 0xFF] & kind) != 0;
    }

    /// Whether `bytes[from, to)` is `lowerCase`, but for the case of ASCII letters.
    static boolean same(byte[] bytes, int from, int to, String lowerCase) {
        if (to - from != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if (lower(bytes[from + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static byte lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
    }

    /// The index after the white space that starts at `from`.
    static int skipSpace(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    /// The index where the white space starts that ends at `to`.
    static int trimSpace(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && isSpace(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private static byte[] table() {
        byte[] table = new byte[256];
        for (int c = 'a'; c <= 'z'; c++) {
            mark(table, c, TOKEN | PATH | QUERY | NAME);
            mark(table, c - 32, TOKEN | PATH | QUERY | NAME);
        }
        for (int c = '0'; c <= '9'; c++) {
            mark(table, c, TOKEN | PATH | QUERY | NAME | HEX);
        }
        for (int c = 0; c < 6; c++) {
            mark(table, 'a' + c, HEX);
            mark(table, 'A' + c, HEX);
        }
        mark(table, "!#$%&'*+-.^_`|~", TOKEN);
        mark(table, "-._~!$&'()*+,;=:@/", PATH | QUERY);
        mark(table, "?%[]{}|^`", QUERY);
        mark(table, "-._", NAME);
        mark(table, '\t', VALUE);
        for (int c = ' '; c < 256; c++) {
            mark(table, c, c == 0x7F ? 0 : VALUE);
        }
        return table;
    }

    private static void mark(byte[] table, String octets, int kinds) {
        octets.chars().forEach(c -> mark(table, c, kinds));
    }

    private static void mark(byte[] table, int octet, int kinds) {
        table[octet] = (byte) (table[octet] | kinds);
    }
}
