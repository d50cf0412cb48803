package dev.postern.gateway.policy.ratelimit;

import dev.postern.gateway.exchange.ReplyEdit;
import dev.postern.gateway.limit.Charge;
import dev.postern.gateway.limit.Standing;
import io.vertx.core.MultiMap;

/// Tells the client where it stands with the limit that is nearest to its end.
///
/// `X-RateLimit-Reset` is in seconds from now, rounded up.
record LimitHeaders(Charge charge, Standing standing) implements ReplyEdit {
    @Override
    public void apply(int status, MultiMap headers) {
        headers.set("X-RateLimit-Limit", Long.toString(charge.limit()));
        headers.set("X-RateLimit-Remaining", Long.toString(Math.max(0, standing.remaining())));
        headers.set("X-RateLimit-Reset", Long.toString(Math.ceilDiv(standing.resetMillis(), 1_000L)));
    }
}
