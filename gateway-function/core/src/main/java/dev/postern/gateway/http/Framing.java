package dev.postern.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the headers that decide whose request it is and where it ends.
final class Framing {
    private static final long NONE = -1;
    private static final int MAX_LENGTH_DIGITS = 18;

    private final long maxBodyBytes;
    private int hostFrom;
    private int hostTo;
    private long length;
    private boolean coded;
    private @Nullable HttpFault codingFault;
    private boolean close;
    private boolean keepAlive;

    Framing(HttpLimits limits) {
        this.maxBodyBytes = limits.maxBodyBytes();
    }

    void reset() {
        hostFrom = 0;
        hostTo = 0;
        length = NONE;
        coded = false;
        codingFault = null;
        close = false;
        keepAlive = false;
    }

    /// Whether the body comes in chunks.
    boolean isChunked() {
        return coded;
    }

    /// Bytes of a body that does not come in chunks.
    long bodyBytes() {
        return Math.max(0, length);
    }

    /// Whether the connection ends with this request; also says so where only the server would think so.
    boolean isLast(boolean http10) {
        return close || (http10 && !keepAlive);
    }

    /// Takes a header into account.
    ///
    /// @return what is wrong with it; null when nothing is
    @Nullable
    HttpFault take(byte[] bytes, FieldLine line) {
        int from = line.nameFrom();
        int to = line.nameTo();
        return switch (to - from) {
            case 4 -> Octets.same(bytes, from, to, "host") ? host(bytes, line) : null;
            case 10 -> Octets.same(bytes, from, to, "connection") ? connection(bytes, line) : null;
            case 14 -> Octets.same(bytes, from, to, "content-length") ? length(bytes, line) : null;
            case 17 -> Octets.same(bytes, from, to, "transfer-encoding") ? coding(bytes, line) : null;
            case 18 -> isDraftKey(bytes, from, to) ? HttpFault.WEBSOCKET_DRAFT : null;
            default -> null;
        };
    }

    /// Judges all headers together.
    ///
    /// @return what is wrong; null when nothing is
    @Nullable
    HttpFault finish(byte[] bytes, RequestLine line) {
        if (hostTo == 0 && !line.isHttp10()) {
            return HttpFault.HOST_MISSING;
        }
        if (hostTo > 0 && line.isAbsolute()) {
            int from = line.authorityFrom();
            if (!Authority.agree(bytes, hostFrom, hostTo, from, line.authorityTo(), line.defaultPort())) {
                return HttpFault.HOST_DISAGREES;
            }
        }
        if (coded && line.isHttp10()) {
            return HttpFault.CODING_IN_HTTP_1_0;
        }
        if (coded && length != NONE) {
            return HttpFault.LENGTH_WITH_CODING;
        }
        return length > maxBodyBytes ? HttpFault.BODY_TOO_LARGE : codingFault;
    }

    private static boolean isDraftKey(byte[] bytes, int from, int to) {
        return Octets.same(bytes, from, to, "sec-websocket-key1") || Octets.same(bytes, from, to, "sec-websocket-key2");
    }

    private @Nullable HttpFault host(byte[] bytes, FieldLine line) {
        if (hostTo > 0) {
            return HttpFault.HOST_REPEATED;
        }
        hostFrom = line.valueFrom();
        hostTo = line.valueTo();
        return Authority.isValid(bytes, hostFrom, hostTo) ? null : HttpFault.HOST_INVALID;
    }

    private @Nullable HttpFault length(byte[] bytes, FieldLine line) {
        if (length != NONE) {
            return HttpFault.LENGTH_REPEATED;
        }
        int digits = line.valueTo() - line.valueFrom();
        if (digits < 1 || digits > MAX_LENGTH_DIGITS) {
            return HttpFault.LENGTH_MALFORMED;
        }
        long value = 0;
        for (int at = line.valueFrom(); at < line.valueTo(); at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return HttpFault.LENGTH_MALFORMED;
            }
            value = value * 10 + bytes[at] - '0';
        }
        length = value;
        return null;
    }

    /// Judged in [#finish], so that both framings together are named before an odd coding is.
    private @Nullable HttpFault coding(byte[] bytes, FieldLine line) {
        if (coded || line.valueFrom() == line.valueTo()) {
            codingFault = HttpFault.CODING_MALFORMED;
        } else if (!Octets.same(bytes, line.valueFrom(), line.valueTo(), "chunked")) {
            boolean onlyChunked = tokens(bytes, line).stream().allMatch("chunked"::equals);
            codingFault = onlyChunked ? HttpFault.CODING_MALFORMED : HttpFault.CODING_NOT_IMPLEMENTED;
        }
        coded = true;
        return null;
    }

    private @Nullable HttpFault connection(byte[] bytes, FieldLine line) {
        if (Octets.same(bytes, line.valueFrom(), line.valueTo(), "keep-alive")) {
            keepAlive = true;
            return null;
        }
        if (Octets.same(bytes, line.valueFrom(), line.valueTo(), "close")) {
            close = true;
            return null;
        }
        // In HTTP/1.0 a list with keep-alive in it keeps nothing: so reads it the server behind us.
        for (String option : tokens(bytes, line)) {
            close |= option.equals("close");
            if (EndToEndHeaders.isEssential(option)) {
                return HttpFault.CONNECTION_NAMES_END_TO_END;
            }
        }
        return null;
    }

    private static List<String> tokens(byte[] bytes, FieldLine line) {
        String value =
                new String(bytes, line.valueFrom(), line.valueTo() - line.valueFrom(), StandardCharsets.ISO_8859_1);
        return FieldList.tokens(value);
    }
}
