package dev.postern.gateway.http;

import static dev.postern.gateway.http.HttpFault.*;

import java.util.List;

/// What can be wrong within a chunked body, after its head was fine.
final class MalformedChunks {
    private static final String FINE = "5\r\nhello\r\n0\r\n\r\n";

    private MalformedChunks() {}

    static List<MalformedRequest> all(HttpLimits limits) {
        int most = (int) limits.maxBodyBytes();
        String full = Integer.toHexString(most) + "\r\n" + "a".repeat(most) + "\r\n";
        String lines = "a:\r\n".repeat(limits.maxHeaders());
        String bytes = "a:" + "b".repeat(limits.maxHeaderBytes() - "a:\r\n\r\n".length());
        return List.of(
                body(CHUNK_SIZE, "empty", "\r\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "a plus sign", "+5\r\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "a minus sign", "-5\r\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "0x", "0x5\r\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "a letter beyond F", "5g\r\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "a space before it", " 5\r\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "a space after it", "5 \r\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "a tab after it", "5\t\r\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "LF alone", "5\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "CR alone", "5\rhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "NUL", "5\0\r\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_SIZE, "0xB5, which is 5 in the lower bits", "\u00b5\r\nhello\r\n0\r\n\r\n", FINE),
                body(
                        CHUNK_SIZE,
                        "16 digits",
                        "0000000000000005\r\nhello\r\n0\r\n\r\n",
                        "000000000000005\r\nhello\r\n0\r\n\r\n"),
                body(CHUNK_SIZE, "LF alone after the last", "5\r\nhello\r\n0\n\r\n", FINE),
                body(CHUNK_EXTENSION, "with a value", "5;a=b\r\nhello\r\n0\r\n\r\n", FINE),
                body(CHUNK_EXTENSION, "on the last chunk", "5\r\nhello\r\n0;a\r\n\r\n", FINE),
                body(CHUNK_EXTENSION, "empty", "5;\r\nhello\r\n0\r\n\r\n", "00005\r\nhello\r\n00\r\n\r\n"),
                body(CHUNK_END, "LF alone", "5\r\nhello\n0\r\n\r\n", FINE),
                body(CHUNK_END, "CR alone", "5\r\nhello\r0\r\n\r\n", FINE),
                body(CHUNK_END, "none", "5\r\nhello0\r\n\r\n", FINE),
                body(CHUNK_END, "one byte too many", "5\r\nhello!\r\n0\r\n\r\n", FINE),
                body(CHUNK_END, "one byte too few", "5\r\nhell\r\n0\r\n\r\n", FINE),
                body(CHUNK_END, "LF and CR", "5\r\nhello\n\r0\r\n\r\n", FINE),
                body(BODY_TOO_LARGE, "in one chunk", Integer.toHexString(most + 1) + "\r\na", full + "0\r\n\r\n"),
                body(BODY_TOO_LARGE, "in two chunks", full + "1\r\na\r\n0\r\n\r\n", full + "0\r\n\r\n"),
                body(BODY_TOO_LARGE, "by 2^32, an overflow", "100000000\r\n", FINE),
                body(BODY_TOO_LARGE, "by 2^60 - 1", "fffffffffffffff\r\n", "A\r\nhelloHELLO\r\n0\r\n\r\n"),
                trailer(TRAILER_MALFORMED, "LF alone at the end", "\n", "\r\n"),
                trailer(TRAILER_MALFORMED, "CR alone at the end", "\rX", "\r\n"),
                trailer(TRAILER_MALFORMED, "LF alone after a line", "a: b\n\r\n", "a: b\r\n\r\n"),
                trailer(TRAILER_MALFORMED, "CR in a value", "a: b\rc\r\n\r\n", "a: b c\r\n\r\n"),
                trailer(TRAILER_MALFORMED, "NUL in a value", "a: \0\r\n\r\n", "a: \u00ff\r\n\r\n"),
                trailer(TRAILER_MALFORMED, "no name", ": b\r\n\r\n", "a:\r\n\r\n"),
                trailer(TRAILER_MALFORMED, "no colon", "a\r\n\r\n", "a:\r\n\r\n"),
                trailer(TRAILER_MALFORMED, "a space before the colon", "a : b\r\n\r\n", "a: b\r\n\r\n"),
                trailer(TRAILER_MALFORMED, "folded", "a: b\r\n c\r\n\r\n", "a: b\r\nc: d\r\n\r\n"),
                trailer(TRAILER_MALFORMED, "another request", "GET /after HTTP/1.1\r\n\r\n", "\r\n"),
                trailer(TRAILER_FORBIDDEN, "Content-Length", "Content-Length: 1\r\n\r\n", "X-Length: 1\r\n\r\n"),
                trailer(TRAILER_FORBIDDEN, "Transfer-Encoding", "transfer-ENCODING: chunked\r\n\r\n", "\r\n"),
                trailer(TRAILER_FORBIDDEN, "Host", "a: b\r\nhost: b\r\n\r\n", "a: b\r\nhosts: b\r\n\r\n"),
                trailer(TRAILER_FORBIDDEN, "an underscore", "Content_Length: 1\r\n\r\n", "\r\n"),
                trailer(TRAILERS_TOO_LARGE, "by a line", lines + "a:\r\n\r\n", lines + "\r\n"),
                trailer(TRAILERS_TOO_LARGE, "by a byte", bytes + "b\r\n\r\n", bytes + "\r\n\r\n"));
    }

    private static MalformedRequest trailer(HttpFault fault, String what, String bad, String good) {
        return body(fault, what, "5\r\nhello\r\n0\r\n" + bad, "5\r\nhello\r\n0\r\n" + good);
    }

    private static MalformedRequest body(HttpFault fault, String what, String bad, String good) {
        String head = "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        return new MalformedRequest(fault, what, head + bad, head + good);
    }
}
