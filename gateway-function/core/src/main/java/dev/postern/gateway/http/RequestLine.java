package dev.postern.gateway.http;

/// Reads a request line, and keeps what the rest of the head is checked against.
final class RequestLine {
    private static final String VERSION = "HTTP/1.";
    private static final byte DELETE = 0x7F;

    private boolean http10;
    private int authorityFrom;
    private int authorityTo;
    private int defaultPort;

    /// Whether the version is HTTP/1.0 rather than HTTP/1.1.
    boolean isHttp10() {
        return http10;
    }

    /// Whether the target is a URL with an authority of its own.
    boolean isAbsolute() {
        return authorityTo > 0;
    }

    int authorityFrom() {
        return authorityFrom;
    }

    int authorityTo() {
        return authorityTo;
    }

    /// The port that an absolute target means when it names none.
    int defaultPort() {
        return defaultPort;
    }

    /// Reads `bytes[from, stop)` from its start, however often it was tried before.
    ///
    /// @return a [Scan]
    int read(byte[] bytes, int from, int stop) {
        authorityFrom = 0;
        authorityTo = 0;
        int at = method(bytes, from, stop);
        if (at >= 0) {
            at = target(bytes, at, stop);
        }
        return at >= 0 ? version(bytes, at, stop) : at;
    }

    private static int method(byte[] bytes, int from, int stop) {
        int at = from;
        while (at < stop && Octets.is(bytes[at], Octets.TOKEN)) {
            at++;
        }
        if (at == stop) {
            return Scan.MORE;
        }
        if (bytes[at] != ' ' || at == from) {
            return misplaced(bytes, at, stop, HttpFault.METHOD_MALFORMED);
        }
        int length = at - from;
        if ((length == 7 && matches(bytes, from, "CONNECT")) || (length == 5 && matches(bytes, from, "TRACE"))) {
            return Scan.fault(HttpFault.METHOD_NOT_IMPLEMENTED);
        }
        return at + 1;
    }

    private int target(byte[] bytes, int from, int stop) {
        if (from == stop) {
            return Scan.MORE;
        }
        if (bytes[from] == '/') {
            return pathAndQuery(bytes, from, stop);
        }
        if (bytes[from] <= ' ' || bytes[from] == DELETE) {
            // Bytes from 0x80 are negative here.
            return misplaced(bytes, from, stop, HttpFault.TARGET_BYTE);
        }
        int http = scheme(bytes, from, stop, "http://");
        int https = scheme(bytes, from, stop, "https://");
        if (http >= 0) {
            return absolute(bytes, http, stop, 80);
        }
        if (https >= 0) {
            return absolute(bytes, https, stop, 443);
        }
        return http == Scan.MORE || https == Scan.MORE ? Scan.MORE : http;
    }

    private static int scheme(byte[] bytes, int from, int stop, String scheme) {
        for (int i = 0; i < scheme.length(); i++) {
            if (from + i == stop) {
                return Scan.MORE;
            }
            if (Octets.lower(bytes[from + i]) != scheme.charAt(i)) {
                return Scan.fault(HttpFault.TARGET_FORM);
            }
        }
        return from + scheme.length();
    }

    private int absolute(byte[] bytes, int from, int stop, int port) {
        int at = from;
        while (at < stop && isAuthority(bytes[at])) {
            at++;
        }
        if (at == stop) {
            return Scan.MORE;
        }
        if (!Authority.isValid(bytes, from, at)) {
            return Scan.fault(HttpFault.TARGET_FORM);
        }
        authorityFrom = from;
        authorityTo = at;
        defaultPort = port;
        return pathAndQuery(bytes, at, stop);
    }

    private static boolean isAuthority(byte octet) {
        return octet != '/' && octet != '?' && octet != '#' && octet != ' ' && Octets.is(octet, Octets.VALUE);
    }

    private static int pathAndQuery(byte[] bytes, int from, int stop) {
        int at = from;
        while (at < stop) {
            byte octet = bytes[at];
            if (Octets.is(octet, Octets.PATH)) {
                at++;
            } else if (octet == '%') {
                for (int digit = 1; digit <= 2; digit++) {
                    if (at + digit == stop) {
                        return Scan.MORE;
                    }
                    if (!Octets.is(bytes[at + digit], Octets.HEX)) {
                        return Scan.fault(HttpFault.TARGET_PERCENT);
                    }
                }
                at += 3;
            } else if (octet == '?') {
                return query(bytes, at + 1, stop);
            } else {
                return targetEnd(bytes, at, stop);
            }
        }
        return Scan.MORE;
    }

    private static int query(byte[] bytes, int from, int stop) {
        int at = from;
        while (at < stop && Octets.is(bytes[at], Octets.QUERY)) {
            at++;
        }
        return at == stop ? Scan.MORE : targetEnd(bytes, at, stop);
    }

    private static int targetEnd(byte[] bytes, int at, int stop) {
        return switch (bytes[at]) {
            case ' ' -> at + 1;
            case '#' -> Scan.fault(HttpFault.TARGET_FRAGMENT);
            default -> misplaced(bytes, at, stop, HttpFault.TARGET_BYTE);
        };
    }

    private int version(byte[] bytes, int from, int stop) {
        int at = from;
        while (at < stop && bytes[at] != '\r' && bytes[at] != '\n') {
            if (bytes[at] == ' ') {
                return Scan.fault(HttpFault.REQUEST_LINE_MALFORMED);
            }
            if (!Octets.is(bytes[at], Octets.PATH)) {
                return Scan.fault(HttpFault.VERSION_MALFORMED);
            }
            at++;
        }
        if (at == stop) {
            return Scan.MORE;
        }
        if (bytes[at] == '\n') {
            return Scan.fault(HttpFault.BARE_LF);
        }
        int end = Scan.lineFeed(bytes, at + 1, stop);
        return end < 0 ? end : versionOf(bytes, from, at, end);
    }

    private int versionOf(byte[] bytes, int from, int to, int end) {
        boolean wellFormed = to - from == 8
                && matches(bytes, from, "HTTP/")
                && isDigit(bytes[from + 5])
                && bytes[from + 6] == '.'
                && isDigit(bytes[from + 7]);
        if (!wellFormed) {
            return Scan.fault(from == to ? HttpFault.REQUEST_LINE_MALFORMED : HttpFault.VERSION_MALFORMED);
        }
        http10 = bytes[from + 7] == '0';
        boolean spoken = matches(bytes, from, VERSION) && bytes[from + 7] <= '1';
        return spoken ? end : Scan.fault(HttpFault.VERSION_UNSUPPORTED);
    }

    /// What a byte is called that ends a part of the line too early.
    private static int misplaced(byte[] bytes, int at, int stop, HttpFault otherwise) {
        return switch (bytes[at]) {
            case '\n' -> Scan.fault(HttpFault.BARE_LF);
            case '\r' -> {
                int end = Scan.lineFeed(bytes, at + 1, stop);
                yield end >= 0 ? Scan.fault(HttpFault.REQUEST_LINE_MALFORMED) : end;
            }
            case ' ' -> Scan.fault(HttpFault.REQUEST_LINE_MALFORMED);
            default -> Scan.fault(otherwise);
        };
    }

    private static boolean matches(byte[] bytes, int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }
}
