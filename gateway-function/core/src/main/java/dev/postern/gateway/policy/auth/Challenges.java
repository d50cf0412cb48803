package dev.postern.gateway.policy.auth;

import dev.postern.gateway.exchange.ReplyEdit;
import io.vertx.core.MultiMap;
import java.util.List;

/// Says in a reply how the caller may identify, a header line for each way (RFC 9110, section 11.6.1).
record Challenges(List<String> lines) implements ReplyEdit {
    Challenges {
        lines = List.copyOf(lines);
    }

    @Override
    public void apply(int status, MultiMap headers) {
        headers.set("WWW-Authenticate", lines);
    }
}
