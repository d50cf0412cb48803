package dev.postern.gateway.http;

import dev.postern.config.match.RequestBounds;
import io.vertx.core.http.HttpServerOptions;

/// How large a request may be on the wire.
///
/// There is no value for "unbounded"; a bound of 0 body bytes lets requests without a body pass only.
///
/// @param maxRequestLineBytes bytes of the request line with its CRLF; beyond, 414
/// @param maxHeaderBytes bytes of all header lines, their CRLFs and the empty line; beyond, 431. Trailers
///     have the same bound of their own
/// @param maxHeaders number of header lines; beyond, 431. Trailers have the same bound of their own
/// @param maxBodyBytes bytes of the body without its framing, whether it comes with a Content-Length or in
///     chunks; beyond, 413
public record HttpLimits(int maxRequestLineBytes, int maxHeaderBytes, int maxHeaders, long maxBodyBytes) {
    /// A request line of 8 KiB, 100 headers in 32 KiB, a body of 10 MiB. Those of the head are what `explain` tells.
    public static final HttpLimits DEFAULT = new HttpLimits(
            RequestBounds.REQUEST_LINE_BYTES, RequestBounds.HEADER_BYTES, RequestBounds.HEADERS, 10L * 1024 * 1024);

    /// More than any client sends, and far from where sums of bounds would overflow.
    private static final int LARGEST_HEAD_BYTES = 1024 * 1024;

    public HttpLimits {
        atMost("maxRequestLineBytes", maxRequestLineBytes, 16, LARGEST_HEAD_BYTES);
        atMost("maxHeaderBytes", maxHeaderBytes, 16, LARGEST_HEAD_BYTES);
        atMost("maxHeaders", maxHeaders, 1, LARGEST_HEAD_BYTES);
        atMost("maxBodyBytes", maxBodyBytes, 0, Long.MAX_VALUE / 2);
    }

    /// Sets what a server needs for these limits to be the ones that speak: a decoder that takes all that
    /// the filter passes, and no clear-text HTTP/2, under which the filter could not come before the first
    /// byte.
    ///
    /// @return `options`, changed
    public HttpServerOptions applyTo(HttpServerOptions options) {
        // The decoder counts the trailers of a request on top of its headers.
        return options.setMaxInitialLineLength(maxRequestLineBytes)
                .setMaxHeaderSize(2 * maxHeaderBytes)
                .setHttp2ClearTextEnabled(false);
    }

    private static void atMost(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
