package dev.postern.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;

/// Reads one head after the other from bytes that come in pieces of any size.
///
/// The bytes are copied into an array first: reading them there costs half of what reading a buffer does.
/// The array is shared by all connections of an event loop while a head comes whole, and the connection's
/// own as soon as it has to wait for more. A line that is not whole is read again only when its LF has come,
/// so the cost stays linear however slowly the bytes drip in.
final class RequestHead {
    private static final int SHARED_BYTES = 4 * 1024;
    private static final FastThreadLocal<byte[]> SHARED = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[SHARED_BYTES];
        }
    };
    private static final byte[] NOTHING = {};

    private final HttpLimits limits;
    private final RequestLine requestLine = new RequestLine();
    private final FieldLine field = new FieldLine();
    private final Framing framing;

    private byte[] bytes = NOTHING;
    private boolean shared;
    private int filled;
    private int lineFrom;
    private int searched;
    private int headersFrom;
    private int headers;

    RequestHead(HttpLimits limits) {
        this.limits = limits;
        this.framing = new Framing(limits);
    }

    /// How the body of the head read last is framed.
    Framing framing() {
        return framing;
    }

    /// Whether the connection ends with the head read last.
    boolean isLast() {
        return framing.isLast(requestLine.isHttp10());
    }

    /// How many bytes of this head wait for more.
    int held() {
        return filled;
    }

    /// Adds bytes of a buffer, whose indexes stay as they are.
    void add(ByteBuf from, int index, int count) {
        if (filled == 0) {
            start();
        }
        if (filled + count > bytes.length) {
            own(Math.max(2 * bytes.length, filled + count));
        }
        from.getBytes(index, bytes, filled, count);
        filled += count;
    }

    /// Keeps what has come so far; the array of the event loop may serve others meanwhile.
    void hold() {
        if (shared) {
            own(Math.max(256, filled));
        }
    }

    /// A copy of the first bytes that were added.
    byte[] copy(int count) {
        return Arrays.copyOf(bytes, count);
    }

    /// Forgets the bytes; what the head said stays to be asked.
    void clear() {
        bytes = NOTHING;
        filled = 0;
    }

    private void own(int length) {
        bytes = Arrays.copyOf(bytes, length);
        shared = false;
    }

    private void start() {
        bytes = SHARED.get();
        shared = true;
        lineFrom = 0;
        searched = 0;
        headersFrom = 0;
        headers = 0;
        framing.reset();
    }

    /// Reads on as far as the bytes go.
    ///
    /// @return a [Scan], with the length of the head in bytes when it is whole
    int read() {
        if (searched > lineFrom && !hasLineFeed() && !isFull()) {
            return Scan.MORE;
        }
        int scan = headersFrom == 0 ? firstLine() : lineFrom;
        while (scan >= 0) {
            lineFrom = scan;
            scan = field.read(bytes, lineFrom, Math.min(filled, headersStop()));
            if (scan >= 0) {
                if (field.isEnd()) {
                    HttpFault fault = framing.finish(bytes, requestLine);
                    return fault == null ? scan : Scan.fault(fault);
                }
                HttpFault fault =
                        ++headers > limits.maxHeaders() ? HttpFault.HEADERS_TOO_MANY : framing.take(bytes, field);
                scan = fault == null ? scan : Scan.fault(fault);
            }
        }
        searched = filled;
        return scan == Scan.MORE ? more() : scan;
    }

    private boolean hasLineFeed() {
        for (int at = searched; at < filled; at++) {
            if (bytes[at] == '\n') {
                return true;
            }
        }
        searched = filled;
        return false;
    }

    private int firstLine() {
        int from = 0;
        if (filled > 0 && bytes[0] == '\n') {
            return Scan.fault(HttpFault.BARE_LF);
        }
        if (filled > 0 && bytes[0] == '\r') {
            from = Scan.lineFeed(bytes, 1, filled);
            if (from < 0 || from == filled) {
                return from < 0 ? from : Scan.MORE;
            }
            if (bytes[from] == '\r' || bytes[from] == '\n') {
                return Scan.fault(HttpFault.EMPTY_LINES);
            }
        }
        lineFrom = from;
        int scan = requestLine.read(bytes, from, Math.min(filled, from + limits.maxRequestLineBytes()));
        headersFrom = Math.max(0, scan);
        return scan;
    }

    private int headersStop() {
        return headersFrom + limits.maxHeaderBytes();
    }

    private boolean isFull() {
        return headersFrom > 0 ? filled >= headersStop() : filled - lineFrom >= limits.maxRequestLineBytes();
    }

    /// More bytes are welcome as long as the bound leaves room for them.
    private int more() {
        if (!isFull()) {
            return Scan.MORE;
        }
        return Scan.fault(headersFrom > 0 ? HttpFault.HEADERS_TOO_LARGE : HttpFault.REQUEST_LINE_TOO_LONG);
    }
}
