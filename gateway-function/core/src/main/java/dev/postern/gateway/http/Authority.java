package dev.postern.gateway.http;

/// A host with an optional port, as bytes.
final class Authority {
    private static final int LONGEST_NAME = 255;

    private Authority() {}

    /// Whether `bytes[from, to)` is a name of letters, digits, `-`, `_` and `.`, or an IPv6 address in
    /// brackets (by its bytes only), and after a colon a port up to 65535.
    static boolean isValid(byte[] bytes, int from, int to) {
        int hostEnd = hostEnd(bytes, from, to);
        return hostEnd > from && hostEnd - from <= LONGEST_NAME && (hostEnd == to || isPort(bytes, hostEnd, to));
    }

    /// Whether two valid ones name the same host and port.
    static boolean agree(byte[] bytes, int from, int to, int otherFrom, int otherTo, int defaultPort) {
        int length = hostEnd(bytes, from, to) - from;
        int otherLength = hostEnd(bytes, otherFrom, otherTo) - otherFrom;
        if (length != otherLength) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Octets.lower(bytes[from + i]) != Octets.lower(bytes[otherFrom + i])) {
                return false;
            }
        }
        return port(bytes, from + length, to, defaultPort) == port(bytes, otherFrom + length, otherTo, defaultPort);
    }

    private static int hostEnd(byte[] bytes, int from, int to) {
        int at = from;
        if (from < to && bytes[from] == '[') {
            at++;
            while (at < to && (Octets.is(bytes[at], Octets.HEX) || bytes[at] == ':' || bytes[at] == '.')) {
                at++;
            }
            boolean closed = at < to && bytes[at] == ']' && at - from > 2;
            return closed ? at + 1 : from;
        }
        while (at < to && Octets.is(bytes[at], Octets.NAME)) {
            at++;
        }
        return at;
    }

    private static boolean isPort(byte[] bytes, int colon, int to) {
        int length = to - colon - 1;
        if (bytes[colon] != ':' || length < 1 || length > 5) {
            return false;
        }
        for (int at = colon + 1; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return port(bytes, colon, to, 0) <= 65_535;
    }

    private static int port(byte[] bytes, int colon, int to, int defaultPort) {
        if (colon == to) {
            return defaultPort;
        }
        int port = 0;
        for (int at = colon + 1; at < to; at++) {
            port = port * 10 + bytes[at] - '0';
        }
        return port;
    }
}
