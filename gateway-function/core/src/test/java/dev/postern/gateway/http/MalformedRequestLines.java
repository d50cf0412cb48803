package dev.postern.gateway.http;

import static dev.postern.gateway.http.HttpFault.*;

import java.util.ArrayList;
import java.util.List;

/// What can be wrong with the first line of a request.
final class MalformedRequestLines {
    private static final String HOST = "Host: a\r\n\r\n";
    private static final String PLAIN = line("GET /a HTTP/1.1\r\n");

    private MalformedRequestLines() {}

    static List<MalformedRequest> all(HttpLimits limits) {
        List<MalformedRequest> all = new ArrayList<>(List.of(
                bad(EMPTY_LINES, "two empty lines", "\r\n\r\n" + PLAIN, "\r\n" + PLAIN),
                bad(BARE_LF, "an empty line of LF", "\n" + PLAIN, PLAIN),
                bad(EMPTY_LINES, "the second of LF alone", "\r\n\n" + PLAIN, PLAIN),
                bad(BARE_CR, "before the method", "\r" + PLAIN, PLAIN),
                bad(BARE_LF, "after the version", line("GET /a HTTP/1.1\n"), PLAIN),
                bad(BARE_CR, "after the version", line("GET /a HTTP/1.1\rX"), PLAIN),
                bad(BARE_LF, "after the method", line("GET\n/a HTTP/1.1\r\n"), PLAIN),
                bad(BARE_CR, "after the target", line("GET /a\rHTTP/1.1\r\n"), PLAIN),
                bad(REQUEST_LINE_MALFORMED, "HTTP/0.9", line("GET /a\r\n"), PLAIN),
                bad(REQUEST_LINE_MALFORMED, "the method alone", line("GET\r\n"), PLAIN),
                bad(REQUEST_LINE_MALFORMED, "two spaces before the target", line("GET  /a HTTP/1.1\r\n"), PLAIN),
                bad(REQUEST_LINE_MALFORMED, "two spaces after the target", line("GET /a  HTTP/1.1\r\n"), PLAIN),
                bad(REQUEST_LINE_MALFORMED, "a space at the start", line(" GET /a HTTP/1.1\r\n"), PLAIN),
                bad(REQUEST_LINE_MALFORMED, "a space at the end", line("GET /a HTTP/1.1 \r\n"), PLAIN),
                bad(REQUEST_LINE_MALFORMED, "a space in the target", line("GET /a b HTTP/1.1\r\n"), PLAIN),
                bad(REQUEST_LINE_MALFORMED, "no version", line("GET /a \r\n"), PLAIN),
                bad(METHOD_MALFORMED, "a tab for the space", line("GET\t/a HTTP/1.1\r\n"), PLAIN),
                bad(
                        METHOD_MALFORMED,
                        "a colon",
                        line("GET: /a HTTP/1.1\r\n"),
                        line("G!#$%&'*+-.^_`|~9 /a HTTP/1.1\r\n")),
                bad(METHOD_MALFORMED, "NUL", line("G\0T /a HTTP/1.1\r\n"), PLAIN),
                bad(
                        METHOD_MALFORMED,
                        "a TLS hello",
                        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n",
                        PLAIN),
                bad(
                        METHOD_NOT_IMPLEMENTED,
                        "CONNECT",
                        line("CONNECT a:443 HTTP/1.1\r\n"),
                        line("CONNECTS /a HTTP/1.1\r\n")),
                bad(METHOD_NOT_IMPLEMENTED, "TRACE", line("TRACE /a HTTP/1.1\r\n"), line("TRACK /a HTTP/1.1\r\n")),
                bad(VERSION_MALFORMED, "in lower case", line("GET /a http/1.1\r\n"), PLAIN),
                bad(VERSION_MALFORMED, "two digits", line("GET /a HTTP/1.10\r\n"), PLAIN),
                bad(VERSION_MALFORMED, "one digit", line("GET /a HTTP/1\r\n"), PLAIN),
                bad(VERSION_MALFORMED, "a tab after it", line("GET /a HTTP/1.1\t\r\n"), PLAIN),
                bad(VERSION_MALFORMED, "another protocol", line("GET /a RTSP/1.1\r\n"), PLAIN),
                bad(TARGET_FORM, "the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", PLAIN),
                bad(VERSION_UNSUPPORTED, "HTTP/2.0", line("GET /a HTTP/2.0\r\n"), PLAIN),
                bad(VERSION_UNSUPPORTED, "HTTP/1.2", line("GET /a HTTP/1.2\r\n"), line("GET /a HTTP/1.0\r\n")),
                bad(VERSION_UNSUPPORTED, "HTTP/0.9 in three parts", line("GET /a HTTP/0.9\r\n"), PLAIN)));
        all.addAll(targets());
        all.add(tooLong(limits));
        return all;
    }

    private static List<MalformedRequest> targets() {
        return List.of(
                target(TARGET_FORM, "an asterisk", "*", "/*"),
                target(TARGET_FORM, "an authority", "a:80", "/a:80"),
                target(TARGET_FORM, "a relative path", "a/b", "/a/b"),
                target(TARGET_FORM, "a query alone", "?b", "/?b"),
                target(TARGET_FORM, "encoded slash first", "%2Fa", "/%2Fa"),
                target(TARGET_FORM, "another scheme", "ftp://a/", "http://a/"),
                target(TARGET_FORM, "user information", "http://u@a/", "http://a/u@a"),
                target(TARGET_FORM, "no authority", "http:///a", "http://a"),
                target(TARGET_FORM, "an authority with an empty port", "http://a:/", "HTTP://A:80/"),
                target(TARGET_BYTE, "NUL", "/a\0b", "/a%00b"),
                target(TARGET_BYTE, "a tab", "/a\tb", "/a%09b"),
                target(TARGET_BYTE, "DEL", "/a\u007fb", "/a%7Fb"),
                target(TARGET_BYTE, "a control byte", "/a\u001bb", "/a%1Bb"),
                target(TARGET_BYTE, "a byte of UTF-8", "/\u00c3\u00a4", "/%C3%A4"),
                target(TARGET_BYTE, "0xFF", "/\u00ff", "/%FF"),
                target(TARGET_BYTE, "a backslash", "/a\\b", "/a%5Cb"),
                target(TARGET_BYTE, "a quote", "/\"", "/'"),
                target(TARGET_BYTE, "a less-than sign", "/<", "/%3C"),
                target(TARGET_BYTE, "a brace in the path", "/{id}", "/?{id}"),
                target(TARGET_BYTE, "a bracket in the path", "/[1]", "/?[1]|^`"),
                target(TARGET_BYTE, "a backslash in the query", "/?a\\b", "/?a%5Cb"),
                target(TARGET_BYTE, "NUL in the query", "/?a\0b", "/?a?b"),
                target(TARGET_BYTE, "0x80 in the query", "/?\u0080", "/?%80"),
                target(TARGET_BYTE, "a control byte first", "\u0001/a", "/a"),
                target(TARGET_FRAGMENT, "after the path", "/a#b", "/a%23b"),
                target(TARGET_FRAGMENT, "after the query", "/a?b#", "/a?b"),
                target(TARGET_PERCENT, "no digits", "/%", "/%25"),
                target(TARGET_PERCENT, "one digit", "/%4", "/?%4"),
                target(TARGET_PERCENT, "a letter beyond F", "/%4g", "/%4f"),
                target(TARGET_PERCENT, "two signs", "/%%41", "/%25%41"),
                target(HOST_DISAGREES, "another host", "http://b/", "http://a/"),
                target(HOST_DISAGREES, "another port", "http://a:8080/", "http://a:80/"),
                target(HOST_DISAGREES, "the other scheme's port", "https://a:80/", "https://a:443/"),
                target(HOST_DISAGREES, "a longer host", "http://a.b/", "http://a?b"));
    }

    private static MalformedRequest tooLong(HttpLimits limits) {
        int room = limits.maxRequestLineBytes() - "GET / HTTP/1.1\r\n".length();
        return target(REQUEST_LINE_TOO_LONG, "by one byte", "/" + "a".repeat(room + 1), "/" + "a".repeat(room));
    }

    private static MalformedRequest target(HttpFault fault, String what, String bad, String good) {
        return new MalformedRequest(
                fault, what, line("GET " + bad + " HTTP/1.1\r\n"), line("GET " + good + " HTTP/1.1\r\n"));
    }

    private static MalformedRequest bad(HttpFault fault, String what, String bytes, String twin) {
        return new MalformedRequest(fault, what, bytes, twin);
    }

    private static String line(String line) {
        return line + HOST;
    }
}
