package dev.postern.gateway.flow;

import dev.postern.gateway.exchange.ReplyEdit;
import dev.postern.gateway.exchange.RequestHead;
import io.vertx.core.buffer.Buffer;

/// What the gateway itself answers on every host, before any tenant is looked for: the public keys of the tokens by
/// which it tells upstreams who is calling. No tenant's usage counts it.
///
/// @param jwkSet the keys (RFC 7517, section 5)
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc8615">RFC 8615, well-known URIs</a>
record WellKnown(Buffer jwkSet) {
    static final String KEYS = "/.well-known/postern/jwks.json";

    private static final String MEDIA_TYPE = "application/jwk-set+json";
    private static final String FRESH = "public, max-age=300";
    private static final ReplyEdit ALLOW = (status, headers) -> headers.set("Allow", "GET, HEAD");

    static WellKnown of(String jwkSet) {
        return new WellKnown(Buffer.buffer(jwkSet));
    }

    boolean isMeant(RequestHead head) {
        return head.path().text().equals(KEYS);
    }

    void answer(RequestHead head, Reply reply) {
        if (head.method().equals("GET") || head.method().equals("HEAD")) {
            reply.edit(
                    (status, headers) -> headers.set("Content-Type", MEDIA_TYPE).set("Cache-Control", FRESH));
            reply.answer(jwkSet);
        } else {
            reply.edit(ALLOW);
            reply.refuse(Refusals.METHOD_NOT_ALLOWED);
        }
    }
}
