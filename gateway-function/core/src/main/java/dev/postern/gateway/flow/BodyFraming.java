package dev.postern.gateway.flow;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/// How a request's body is framed, as far as the strict filter let it through.
///
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc9112#section-6.3">RFC 9112, section 6.3</a>
final class BodyFraming {
    private static final int CHUNKED = -1;

    private BodyFraming() {}

    static boolean hasBody(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? headers.contains(HttpHeaders.TRANSFER_ENCODING) : !"0".equals(length);
    }

    /// The body's bytes; -1 where it comes in chunks. The filter has checked the digits.
    static long length(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? CHUNKED : Long.parseLong(length);
    }

    /// Whether the client waits to be told to send its body; HTTP/1.0 knows no such thing (RFC 9110, section 10.1.1).
    static boolean expectsContinue(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_1_0
                && "100-continue".equalsIgnoreCase(request.headers().get(HttpHeaders.EXPECT));
    }
}
