package dev.postern.gateway.flow;

import dev.postern.config.match.PresentedKey;
import dev.postern.config.match.RawQuery;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.RequestHead;
import dev.postern.gateway.http.ForwardedHeaders;
import dev.postern.gateway.live.LiveRoute;
import dev.postern.gateway.live.PassedOn;
import dev.postern.gateway.upstream.UpstreamRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/// Writes the request that goes upstream, from the parsed one.
final class Forwarding {
    private Forwarding() {}

    static UpstreamRequest of(
            HttpServerRequest request, boolean hasBody, Exchange exchange, LiveRoute route, long deadlineNanos) {
        RequestHead head = exchange.head();
        PassedOn passed = route.passedOn(exchange.consumer());
        return new UpstreamRequest(
                request.method(),
                target(head, withholdsQueryKey(passed, head)),
                outgoing -> writeHeaders(exchange, passed.headers(), outgoing),
                hasBody ? request : null,
                hasBody ? BodyFraming.length(head.headers()) : 0,
                deadlineNanos);
    }

    private static boolean withholdsQueryKey(PassedOn passed, RequestHead head) {
        return switch (passed.queryKey()) {
            case NO_KEY -> false;
            case WITHHELD -> true;
            case PASSES_IF_IT_DECIDED -> PresentedKey.of(head, false) != null;
        };
    }

    private static String target(RequestHead head, boolean withoutKey) {
        String query = head.query();
        if (query.isEmpty()) {
            return head.path().text();
        }
        return head.path().text() + (withoutKey ? withoutKey(query) : query);
    }

    private static String withoutKey(String query) {
        String kept = RawQuery.without(query.substring(1), "api_key");
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static void writeHeaders(Exchange exchange, ForwardedHeaders rule, MultiMap outgoing) {
        RequestHead head = exchange.head();
        rule.write(head.headers(), outgoing);
        exchange.edit().apply(outgoing);
        outgoing.set("X-Forwarded-For", head.peerAddress());
        outgoing.set("X-Forwarded-Proto", "http");
        outgoing.set("X-Forwarded-Host", head.authority());
        outgoing.set(CorrelationId.HEADER, head.correlationId());
        outgoing.add("Via", "1.1 postern");
    }
}
