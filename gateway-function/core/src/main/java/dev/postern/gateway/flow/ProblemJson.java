package dev.postern.gateway.flow;

import dev.postern.gateway.exchange.Refusal;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/// Renders a refusal for clients that speak plain HTTP.
///
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc9457">RFC 9457</a>
final class ProblemJson {
    static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {}

    static Buffer render(Refusal refusal, String correlationId) {
        return new JsonObject()
                .put("type", "https://postern.dev/problems/" + refusal.code())
                .put("title", HttpResponseStatus.valueOf(refusal.status()).reasonPhrase())
                .put("status", refusal.status())
                .put("detail", refusal.detail())
                .put("code", refusal.code())
                .put("requestId", correlationId)
                .toBuffer();
    }
}
