package dev.postern.gateway.http;

/// Reads one header line, and keeps where its name and value are.
final class FieldLine {
    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;

    int nameFrom() {
        return nameFrom;
    }

    int nameTo() {
        return nameTo;
    }

    /// Where the value starts, without the white space before it.
    int valueFrom() {
        return valueFrom;
    }

    /// Where the value ends, without the white space after it.
    int valueTo() {
        return valueTo;
    }

    /// Whether the line read last is the empty one that ends the headers.
    boolean isEnd() {
        return nameTo == nameFrom;
    }

    /// Reads `bytes[from, stop)` from its start, however often it was tried before.
    ///
    /// @return a [Scan]
    int read(byte[] bytes, int from, int stop) {
        int at = from;
        while (at < stop && Octets.is(bytes[at], Octets.TOKEN)) {
            at++;
        }
        if (at == stop) {
            return Scan.MORE;
        }
        nameFrom = from;
        nameTo = at;
        if (bytes[at] == ':' && at > from) {
            return value(bytes, at + 1, stop);
        }
        return afterName(bytes, from, at, stop);
    }

    private int value(byte[] bytes, int from, int stop) {
        int at = from;
        while (at < stop && Octets.is(bytes[at], Octets.VALUE)) {
            at++;
        }
        if (at == stop) {
            return Scan.MORE;
        }
        valueFrom = Octets.skipSpace(bytes, from, at);
        valueTo = Octets.trimSpace(bytes, valueFrom, at);
        return switch (bytes[at]) {
            case '\r' -> Scan.lineFeed(bytes, at + 1, stop);
            case '\n' -> Scan.fault(HttpFault.BARE_LF);
            default -> Scan.fault(HttpFault.HEADER_VALUE_BYTE);
        };
    }

    private static int afterName(byte[] bytes, int from, int at, int stop) {
        return switch (bytes[at]) {
            case '\r' -> {
                int end = Scan.lineFeed(bytes, at + 1, stop);
                yield end < 0 || at == from ? end : Scan.fault(HttpFault.HEADER_NO_COLON);
            }
            case '\n' -> Scan.fault(HttpFault.BARE_LF);
            case ' ', '\t' -> Scan.fault(at == from ? HttpFault.HEADER_FOLDED : HttpFault.HEADER_SPACE_BEFORE_COLON);
            case ':' -> Scan.fault(HttpFault.HEADER_NAME_EMPTY);
            default -> Scan.fault(HttpFault.HEADER_NAME_MALFORMED);
        };
    }
}
