package dev.postern.gateway.server.admin;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Refuses a body that says it is larger than any request of the admin side, before a byte of it is read.
///
/// What comes of it all the same is thrown away, up to 8 MiB: to close the connection on bytes that nobody has read
/// takes the answer away from who is still sending them (RFC 9112, section 9.6).
///
/// A body in chunks, which does not say, is refused by [StrictJson] when it has become too long.
@Singleton
final class BodyLimit {
    static final long MAX_BODY_BYTES = 65_536;
    private static final long MOST_DISCARDED_BYTES = 8L << 20;
    static final String CODE = "body_too_large";
    static final String DETAIL = "A body may have at most " + MAX_BODY_BYTES + " bytes.";
    private static final int STATUS = 413;
    /// One before Quarkus' own check, which answers without a body.
    private static final int BEFORE_UPLOAD_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    void install(@Observes Router router) {
        router.route().order(BEFORE_UPLOAD_LIMIT).handler(BodyLimit::check);
    }

    private static void check(RoutingContext request) {
        long length = length(request.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        if (length <= MAX_BODY_BYTES) {
            request.next();
            return;
        }
        Problem problem = Problem.of(STATUS, CODE, DETAIL);
        HttpServerResponse response =
                request.response().setStatusCode(STATUS).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        Buffer body = JsonObject.of(
                        "type", problem.type(),
                        "title", problem.title(),
                        "status", problem.status(),
                        "code", problem.code(),
                        "detail", problem.detail())
                .toBuffer();
        if (length <= MOST_DISCARDED_BYTES) {
            request.request().handler(some -> {}).resume();
            response.end(body);
        } else {
            // What is left of the body would be taken for the next request.
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(body)
                    .onComplete(sent -> request.request().connection().close());
        }
    }

    private static long length(@Nullable String contentLength) {
        // Longer numbers are larger too; the HTTP decoder lets nothing but digits through.
        if (contentLength == null) {
            return 0;
        }
        return contentLength.length() > 9 ? Long.MAX_VALUE : Long.parseLong(contentLength);
    }
}
