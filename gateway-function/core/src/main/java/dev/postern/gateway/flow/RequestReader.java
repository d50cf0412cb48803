package dev.postern.gateway.flow;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.match.RequestTarget;
import dev.postern.config.value.Host;
import dev.postern.gateway.exchange.Refusal;
import dev.postern.gateway.exchange.RequestHead;
import dev.postern.gateway.http.AbsoluteForm;
import dev.postern.gateway.http.HttpFault;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// The first step: what the strict filter let through becomes a [RequestHead], or is told apart as malformed.
final class RequestReader {
    private static final Refusal UNDECODABLE = new Refusal(400, "undecodable", "The request could not be decoded");

    private RequestReader() {}

    /// @param fault what the strict filter found, if anything
    static Reading read(HttpServerRequest request, Optional<HttpFault> fault, Reply reply) {
        if (fault.isPresent()) {
            return new Reading.Malformed(refusalOf(fault.get()));
        }
        if (request.decoderResult().isFailure()) {
            return new Reading.Malformed(UNDECODABLE);
        }
        RequestTarget target = RequestTarget.of(AbsoluteForm.originForm(request.uri()));
        return switch (CanonicalPath.read(target.path())) {
            case CanonicalPath.Malformed malformed ->
                new Reading.Malformed(new Refusal(400, "path_malformed", malformed.reason()));
            case CanonicalPath.Canonical path -> {
                String authority =
                        Optional.ofNullable(request.getHeader(HttpHeaders.HOST)).orElse("");
                yield new Reading.Readable(new RequestHead(
                        request.method().name(),
                        Host.ofAuthority(authority).orElse(null),
                        authority,
                        path,
                        target.query(),
                        request.headers(),
                        reply.peerAddress(),
                        reply.correlationId(),
                        reply.startNanos()));
            }
        };
    }

    static Refusal refusalOf(HttpFault fault) {
        return new Refusal(fault.status(), fault.code(), fault.detail());
    }
}
