package dev.postern.config.match;

/// How large a request's head may be; the gateway and `explain` hold to the same bounds.
public final class RequestBounds {
    /// Bytes of the request line with its CRLF; beyond, 414.
    public static final int REQUEST_LINE_BYTES = 8 * 1024;

    /// Bytes of all header lines, their CRLFs and the empty line; beyond, 431.
    public static final int HEADER_BYTES = 32 * 1024;

    /// Header lines; beyond, 431.
    public static final int HEADERS = 100;

    private RequestBounds() {}
}
