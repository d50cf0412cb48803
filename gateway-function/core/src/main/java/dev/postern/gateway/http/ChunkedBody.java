package dev.postern.gateway.http;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// Follows a chunked body byte by byte, but for the chunks themselves, which are counted and skipped.
final class ChunkedBody {
    private enum Expecting {
        SIZE,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILERS,
        END
    }

    private static final int MAX_SIZE_DIGITS = 15;

    private final long maxBodyBytes;
    private final Trailers trailers;

    private Expecting expecting = Expecting.END;
    private int digits;
    private long size;
    private long total;
    private @Nullable HttpFault fault;

    ChunkedBody(HttpLimits limits) {
        this.maxBodyBytes = limits.maxBodyBytes();
        this.trailers = new Trailers(limits);
    }

    /// Starts with a new body.
    void start() {
        expectSize();
        total = 0;
        fault = null;
        trailers.start();
    }

    boolean isWhole() {
        return expecting == Expecting.END;
    }

    @Nullable
    HttpFault fault() {
        return fault;
    }

    /// Reads on until the body is whole, has a fault, or `end` is reached.
    ///
    /// @return the index after the last byte that is fine
    int read(ByteBuf in, int from, int end) {
        int at = from;
        while (at < end && expecting != Expecting.END) {
            if (expecting == Expecting.DATA) {
                int skipped = (int) Math.min(size, end - at);
                size -= skipped;
                at += skipped;
                expecting = size == 0 ? Expecting.DATA_CR : Expecting.DATA;
            } else {
                fault = take(in.getByte(at));
                if (fault != null) {
                    return at;
                }
                at++;
            }
        }
        return at;
    }

    private @Nullable HttpFault take(byte octet) {
        return switch (expecting) {
            case SIZE -> size(octet);
            case SIZE_LF -> octet == '\n' ? sizeRead() : HttpFault.CHUNK_SIZE;
            case DATA_CR -> expect(octet, '\r', Expecting.DATA_LF);
            case DATA_LF -> {
                HttpFault bad = expect(octet, '\n', Expecting.SIZE);
                expectSize();
                yield bad;
            }
            case TRAILERS -> {
                HttpFault bad = trailers.take(octet);
                expecting = trailers.isWhole() ? Expecting.END : Expecting.TRAILERS;
                yield bad;
            }
            case DATA, END -> throw new IllegalStateException(expecting.name());
        };
    }

    private @Nullable HttpFault expect(byte octet, char expected, Expecting next) {
        expecting = next;
        return octet == expected ? null : HttpFault.CHUNK_END;
    }

    private void expectSize() {
        expecting = Expecting.SIZE;
        digits = 0;
        size = 0;
    }

    private @Nullable HttpFault size(byte octet) {
        if (Octets.is(octet, Octets.HEX)) {
            size = size * 16 + Character.digit(octet, 16);
            return ++digits > MAX_SIZE_DIGITS ? HttpFault.CHUNK_SIZE : null;
        }
        if (digits > 0 && octet == ';') {
            return HttpFault.CHUNK_EXTENSION;
        }
        expecting = Expecting.SIZE_LF;
        return digits > 0 && octet == '\r' ? null : HttpFault.CHUNK_SIZE;
    }

    private @Nullable HttpFault sizeRead() {
        total += size;
        expecting = size == 0 ? Expecting.TRAILERS : Expecting.DATA;
        // The decoder keeps the size of a chunk in an int.
        return total > maxBodyBytes || size > Integer.MAX_VALUE ? HttpFault.BODY_TOO_LARGE : null;
    }
}
