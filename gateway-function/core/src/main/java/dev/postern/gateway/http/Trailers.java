package dev.postern.gateway.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Follows the trailers of a chunked body byte by byte, up to the empty line that ends them.
final class Trailers {
    private enum Expecting {
        NAME,
        VALUE,
        LF,
        LAST_LF,
        END
    }

    /// As long as the longest name that is looked for; longer ones are none of them.
    private static final int KEPT_NAME_BYTES = 20;

    private final HttpLimits limits;
    private final byte[] name = new byte[KEPT_NAME_BYTES];

    private Expecting expecting = Expecting.NAME;
    private int nameLength;
    private int lines;
    private int octets;

    Trailers(HttpLimits limits) {
        this.limits = limits;
    }

    void start() {
        expecting = Expecting.NAME;
        nameLength = 0;
        lines = 0;
        octets = 0;
    }

    boolean isWhole() {
        return expecting == Expecting.END;
    }

    /// Reads the next byte.
    ///
    /// @return what is wrong with it; null when nothing is
    @Nullable
    HttpFault take(byte octet) {
        if (++octets > limits.maxHeaderBytes()) {
            return HttpFault.TRAILERS_TOO_LARGE;
        }
        return switch (expecting) {
            case NAME -> name(octet);
            case VALUE -> value(octet);
            case LF -> lineFeed(octet, Expecting.NAME);
            case LAST_LF -> lineFeed(octet, Expecting.END);
            case END -> throw new IllegalStateException("after the end");
        };
    }

    private @Nullable HttpFault name(byte octet) {
        if (Octets.is(octet, Octets.TOKEN)) {
            if (nameLength < KEPT_NAME_BYTES) {
                name[nameLength] = octet;
            }
            nameLength++;
            return null;
        }
        if (octet == '\r' && nameLength == 0) {
            expecting = Expecting.LAST_LF;
            return null;
        }
        if (octet != ':' || nameLength == 0) {
            return HttpFault.TRAILER_MALFORMED;
        }
        expecting = Expecting.VALUE;
        if (++lines > limits.maxHeaders()) {
            return HttpFault.TRAILERS_TOO_LARGE;
        }
        return isForbidden() ? HttpFault.TRAILER_FORBIDDEN : null;
    }

    private boolean isForbidden() {
        return nameLength <= KEPT_NAME_BYTES
                && EndToEndHeaders.isHeaderOnly(new String(name, 0, nameLength, StandardCharsets.ISO_8859_1));
    }

    private @Nullable HttpFault value(byte octet) {
        if (octet == '\r') {
            expecting = Expecting.LF;
            return null;
        }
        return Octets.is(octet, Octets.VALUE) ? null : HttpFault.TRAILER_MALFORMED;
    }

    private @Nullable HttpFault lineFeed(byte octet, Expecting next) {
        nameLength = 0;
        expecting = next;
        return octet == '\n' ? null : HttpFault.TRAILER_MALFORMED;
    }
}
