package dev.postern.gateway.http;

import static dev.postern.gateway.http.HttpFault.*;

import java.util.ArrayList;
import java.util.List;

/// What can be wrong with header lines, but for those that frame a body.
final class MalformedHeaders {
    private static final String FINE = "X-A: b\r\n";

    private MalformedHeaders() {}

    static List<MalformedRequest> all(HttpLimits limits) {
        List<MalformedRequest> all = new ArrayList<>(List.of(
                field(BARE_LF, "after a value", "X-A: b\n", FINE),
                field(BARE_LF, "after a name", "X-A\n: b\r\n", FINE),
                field(BARE_LF, "in a value", "X-A: b\nX-B: c\r\n", "X-A: b\r\nX-B: c\r\n"),
                field(BARE_LF, "as the empty line", "X-A: b\r\n\n", FINE),
                field(BARE_CR, "in a value", "X-A: b\rc\r\n", FINE),
                field(BARE_CR, "twice before LF", "X-A: b\r\r\n", FINE),
                field(BARE_CR, "at the start of a line", "\rX-A: b\r\n", FINE),
                field(HEADER_FOLDED, "by a space", "X-A: b\r\n c\r\n", "X-A: b c\r\n"),
                field(HEADER_FOLDED, "by a tab", "X-A: b\r\n\tc\r\n", "X-A: b\tc\r\n"),
                field(HEADER_FOLDED, "by a space before CRLF", "X-A: b\r\n \r\n", FINE),
                new MalformedRequest(
                        HEADER_FOLDED,
                        "on the first header line",
                        "GET / HTTP/1.1\r\n Host: a\r\nHost: a\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
                field(HEADER_NAME_EMPTY, "with a value", ": b\r\n", "X: b\r\n"),
                field(HEADER_NAME_EMPTY, "a lone colon", ":\r\n", "X:\r\n"),
                field(HEADER_NAME_MALFORMED, "NUL", "X\0A: b\r\n", FINE),
                field(HEADER_NAME_MALFORMED, "0xE4", "X\u00e4: b\r\n", FINE),
                field(HEADER_NAME_MALFORMED, "a slash", "X/A: b\r\n", "X!#$%&'*+-.^_`|~A: b\r\n"),
                field(HEADER_NAME_MALFORMED, "a quote", "\"X\": b\r\n", FINE),
                field(HEADER_NAME_MALFORMED, "brackets", "X[0]: b\r\n", FINE),
                field(HEADER_NAME_MALFORMED, "a vertical tab", "\u000bX: b\r\n", FINE),
                field(HEADER_SPACE_BEFORE_COLON, "a space", "X-A : b\r\n", FINE),
                field(HEADER_SPACE_BEFORE_COLON, "a tab", "X-A\t: b\r\n", FINE),
                field(HEADER_SPACE_BEFORE_COLON, "within the name", "X A: b\r\n", FINE),
                field(HEADER_NO_COLON, "a name alone", "X-A\r\n", "X-A:\r\n"),
                field(HEADER_VALUE_BYTE, "NUL", "X-A: b\0c\r\n", "X-A: b\tc\r\n"),
                field(HEADER_VALUE_BYTE, "DEL", "X-A: \u007f\r\n", "X-A: \u0080\u00ff\r\n"),
                field(HEADER_VALUE_BYTE, "escape", "X-A: \u001b[0m\r\n", "X-A: [0m\r\n"),
                field(HEADER_VALUE_BYTE, "a form feed before it", "X-A:\fb\r\n", "X-A:\t b\r\n"),
                field(HEADER_VALUE_BYTE, "a vertical tab", "X-A: b\u000b\r\n", "X-A: b \t\r\n"),
                field(CONNECTION_NAMES_END_TO_END, "Host", "Connection: host\r\n", "Connection: X-A\r\n"),
                field(
                        CONNECTION_NAMES_END_TO_END,
                        "a length, in a list",
                        "Connection: keep-alive, Content-Length\r\n",
                        "Connection: keep-alive, ,X-A\r\n"),
                field(
                        CONNECTION_NAMES_END_TO_END,
                        "on a second line",
                        "Connection: TE\r\nConnection: X-Api-Key\r\n",
                        "Connection: TE\r\nConnection: X-A\r\n"),
                field(
                        CONNECTION_NAMES_END_TO_END,
                        "with an underscore",
                        "Connection: X_API_KEY\r\n",
                        "Connection: X-A\r\n"),
                field(WEBSOCKET_DRAFT, "the first key", "Sec-WebSocket-Key1: 1\r\n", "Sec-WebSocket-Key: 1\r\n"),
                field(WEBSOCKET_DRAFT, "the second key", "sec-websocket-KEY2: 1\r\n", "Sec-WebSocket-Key3: 1\r\n"),
                field(HEADERS_TOO_LARGE, "by one byte", pad(limits, 1), pad(limits, 0)),
                field(
                        HEADERS_TOO_MANY,
                        "by one line",
                        "a:\r\n".repeat(limits.maxHeaders()),
                        "a:\r\n".repeat(limits.maxHeaders() - 1))));
        all.addAll(hosts());
        return all;
    }

    private static List<MalformedRequest> hosts() {
        return List.of(
                host(HOST_MISSING, "no line", "", "Host: a\r\n"),
                host(HOST_MISSING, "a longer name", "X-Host: a\r\n", "X-Host: b\r\nHost: a\r\n"),
                host(HOST_REPEATED, "equal", "Host: a\r\nHost: a\r\n", "hOST: a\r\n"),
                host(HOST_REPEATED, "different", "Host: a\r\nX: y\r\nhost: b\r\n", "Host:a\r\nX: y\r\n"),
                host(HOST_INVALID, "empty", "Host: \r\n", "Host: a\r\n"),
                host(HOST_INVALID, "two names", "Host: a, a\r\n", "Host: \t a \t\r\n"),
                host(HOST_INVALID, "a space", "Host: a b\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "a URL", "Host: http://a\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "a path", "Host: a/b\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "user information", "Host: b@a\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "an empty port", "Host: a:\r\n", "Host: a:1\r\n"),
                host(HOST_INVALID, "a port that is none", "Host: a:b\r\n", "Host: a:80\r\n"),
                host(HOST_INVALID, "a port too high", "Host: a:65536\r\n", "Host: a:65535\r\n"),
                host(HOST_INVALID, "a port too long", "Host: a:000080\r\n", "Host: a:00080\r\n"),
                host(HOST_INVALID, "a port alone", "Host: :80\r\n", "Host: a:80\r\n"),
                host(HOST_INVALID, "an asterisk", "Host: *\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "a percent-encoding", "Host: %61\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "a comma", "Host: a,b\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "0xE4", "Host: \u00e4\r\n", "Host: A\r\n"),
                host(HOST_INVALID, "an open bracket", "Host: [::1\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "empty brackets", "Host: []\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "bytes after brackets", "Host: [::1]a\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "a zone in brackets", "Host: [fe80::1%25e]\r\n", "Host: a\r\n"),
                host(HOST_INVALID, "too long", "Host: " + "a".repeat(256) + "\r\n", "Host: a\r\n"));
    }

    /// Header lines that make the bound full, and some bytes more.
    private static String pad(HttpLimits limits, int more) {
        int room = limits.maxHeaderBytes() - "Host: a\r\nX: \r\n\r\n".length();
        return "X: " + "b".repeat(room + more) + "\r\n";
    }

    private static MalformedRequest host(HttpFault fault, String what, String bad, String good) {
        return new MalformedRequest(
                fault, what, "GET / HTTP/1.1\r\n" + bad + "\r\n", "GET / HTTP/1.1\r\n" + good + "\r\n");
    }

    private static MalformedRequest field(HttpFault fault, String what, String bad, String good) {
        String start = "GET / HTTP/1.1\r\nHost: a\r\n";
        return new MalformedRequest(fault, what, start + bad + "\r\n", start + good + "\r\n");
    }
}
