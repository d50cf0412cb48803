package dev.postern.gateway.http;

import static dev.postern.gateway.http.HttpFault.*;

import java.util.List;

/// What can be wrong with the headers that say where a body ends.
final class MalformedFraming {
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String CHUNKS = "1\r\na\r\n0\r\n\r\n";

    private MalformedFraming() {}

    static List<MalformedRequest> all(HttpLimits limits) {
        long most = limits.maxBodyBytes();
        return List.of(
                coding(LENGTH_WITH_CODING, "length first", "Content-Length: 11\r\n" + CHUNKED, CHUNKED),
                coding(LENGTH_WITH_CODING, "coding first", CHUNKED + "Content-Length: 0\r\n", CHUNKED),
                coding(
                        LENGTH_WITH_CODING,
                        "an unknown coding",
                        "Content-Length: 1\r\nTransfer-Encoding: x\r\n",
                        CHUNKED),
                length(LENGTH_REPEATED, "differing", "1\r\nContent-Length: 2", "1"),
                length(LENGTH_REPEATED, "equal", "1\r\ncontent-length: 1", "1"),
                length(LENGTH_MALFORMED, "a list", "1, 1", "1"),
                length(LENGTH_MALFORMED, "a plus sign", "+1", "1"),
                length(LENGTH_MALFORMED, "a minus sign", "-1", "1"),
                length(LENGTH_MALFORMED, "a space within", "0 1", "01"),
                length(LENGTH_MALFORMED, "hexadecimal", "0x1", "1"),
                length(LENGTH_MALFORMED, "a letter", "1a", "1"),
                length(LENGTH_MALFORMED, "a fraction", "1.0", "1"),
                length(LENGTH_MALFORMED, "an Arabic digit in UTF-8", "\u00d9\u00a1", "1"),
                length(LENGTH_MALFORMED, "quotes", "\"1\"", "1"),
                length(LENGTH_MALFORMED, "19 digits", "0000000000000000001", "000000000000000001"),
                new MalformedRequest(
                        LENGTH_MALFORMED, "empty", post("Content-Length:\r\n"), post("Content-Length: 0\r\n")),
                new MalformedRequest(
                        BODY_TOO_LARGE,
                        "by its length",
                        post("Content-Length: " + (most + 1) + "\r\n") + "a".repeat((int) most + 1),
                        post("Content-Length: " + most + "\r\n") + "a".repeat((int) most)),
                coding(CODING_MALFORMED, "empty", "Transfer-Encoding: \r\n", CHUNKED),
                coding(CODING_MALFORMED, "two lines", CHUNKED + CHUNKED, CHUNKED),
                coding(CODING_MALFORMED, "an empty second line", CHUNKED + "Transfer-Encoding:\r\n", CHUNKED),
                coding(CODING_MALFORMED, "twice in one line", "Transfer-Encoding: chunked, chunked\r\n", CHUNKED),
                coding(CODING_MALFORMED, "a comma after it", "Transfer-Encoding: chunked,\r\n", CHUNKED),
                coding(CODING_NOT_IMPLEMENTED, "gzip first", "Transfer-Encoding: gzip, chunked\r\n", CHUNKED),
                coding(CODING_NOT_IMPLEMENTED, "chunked not last", "Transfer-Encoding: chunked, identity\r\n", CHUNKED),
                coding(CODING_NOT_IMPLEMENTED, "identity", "Transfer-Encoding: identity\r\n", CHUNKED),
                coding(CODING_NOT_IMPLEMENTED, "a longer name", "Transfer-Encoding: xchunked\r\n", CHUNKED),
                coding(CODING_NOT_IMPLEMENTED, "a parameter", "Transfer-Encoding: chunked;q=1\r\n", CHUNKED),
                coding(CODING_NOT_IMPLEMENTED, "quotes", "Transfer-Encoding: \"chunked\"\r\n", CHUNKED),
                coding(
                        CODING_NOT_IMPLEMENTED,
                        "space within",
                        "Transfer-Encoding: chun ked\r\n",
                        "transfer-encoding:\tCHUNKED\t\r\n"),
                coding(CODING_NOT_IMPLEMENTED, "0xA0 before it", "Transfer-Encoding: \u00a0chunked\r\n", CHUNKED),
                new MalformedRequest(
                        CODING_IN_HTTP_1_0,
                        "chunked",
                        "POST /a HTTP/1.0\r\nHost: a\r\n" + CHUNKED + "\r\n" + CHUNKS,
                        "POST /a HTTP/1.0\r\nHost: a\r\nContent-Length: 1\r\n\r\na"));
    }

    private static MalformedRequest coding(HttpFault fault, String what, String bad, String good) {
        return new MalformedRequest(fault, what, post(bad) + CHUNKS, post(good) + CHUNKS);
    }

    private static MalformedRequest length(HttpFault fault, String what, String bad, String good) {
        return new MalformedRequest(
                fault,
                what,
                post("Content-Length: " + bad + "\r\n") + "a",
                post("Content-Length: " + good + "\r\n") + "a");
    }

    private static String post(String headers) {
        return "POST /a HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
    }
}
