package dev.postern.gateway.server.log;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.exchange.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes one finished request as a line of JSON, with the field names of the Elastic Common Schema.
///
/// Takes only fields that can hold no secret: no header, no query, no body. Used by one thread; the
/// buffer is kept between lines.
///
/// @see <a href="https://www.elastic.co/guide/en/ecs/current/ecs-field-reference.html">ECS fields</a>
final class AccessLine {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder line = new StringBuilder(512);

    /// The line with its end, in UTF-8.
    byte[] encode(Completion request) {
        line.setLength(0);
        line.append("{\"@timestamp\":\"").append(request.at()).append('"');
        text("event.dataset", "postern.access");
        text("http.request.id", request.correlationId());
        text("http.request.method", request.method());
        text("url.path", request.path());
        number("http.response.status_code", request.status());
        number("event.duration", request.durationNanos());
        number("http.request.body.bytes", request.requestBytes());
        number("http.response.body.bytes", request.replyBytes());
        text("client.address", request.peerAddress());
        TenantId tenant = request.tenant();
        text("postern.tenant", tenant == null ? null : tenant.value());
        MatchedRoute route = request.route();
        text("postern.api", route == null ? null : route.api());
        text("postern.route", route == null ? null : route.id());
        consumer(request.consumer());
        text("postern.ending", request.ending().name().toLowerCase(Locale.ROOT));
        Refusal refusal = request.refusal();
        text("postern.refusal", refusal == null ? null : refusal.code());
        text("postern.reason", refusal == null ? null : refusal.reason());
        text("postern.config", request.digest());
        line.append("}\n");
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// By which credential, and not who: a token's subject is a person.
    private void consumer(Consumer consumer) {
        switch (consumer) {
            case Consumer.KeyHolder holder -> text("postern.key_id", holder.keyId());
            case Consumer.TokenHolder holder -> text("postern.issuer", holder.issuer());
            case Consumer.Anonymous() -> {}
        }
    }

    private void number(String name, long value) {
        line.append(",\"").append(name).append("\":").append(value);
    }

    /// Leaves out what is absent.
    private void text(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        line.append('"');
    }

    private void character(char c) {
        if (c == '"' || c == '\\') {
            line.append('\\').append(c);
        } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            // A lone surrogate has no UTF-8; the others break lines in some readers.
            line.append("\\u")
                    .append(HEX.charAt(c >> 12))
                    .append(HEX.charAt(c >> 8 & 15))
                    .append(HEX.charAt(c >> 4 & 15))
                    .append(HEX.charAt(c & 15));
        } else {
            line.append(c);
        }
    }
}
