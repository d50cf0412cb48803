package dev.postern.gateway.exchange;

import java.time.Duration;
import java.util.OptionalLong;

/// Why a request is not served, as data; writing renders it (problem+json, RFC 9457).
///
/// @param status            an HTTP status, 400 to 599
/// @param code              stable, lower case with underscores; clients and metrics key on it
/// @param detail            one sentence for the client; never holds what the client sent, nor a secret
/// @param retryAfterSeconds rounded up, so that it is never earlier than the truth
/// @param reason            for the access log alone: what the client is not told; empty where there is no more to say
public record Refusal(int status, String code, String detail, OptionalLong retryAfterSeconds, String reason) {
    public Refusal(int status, String code, String detail) {
        this(status, code, detail, OptionalLong.empty(), "");
    }

    /// The same refusal, which says when to come back.
    public Refusal retryAfter(Duration wait) {
        long seconds = Math.max(1, Math.ceilDiv(wait.toMillis(), 1_000L));
        return new Refusal(status, code, detail, OptionalLong.of(seconds), reason);
    }

    /// The same refusal to the client; the log says why too.
    ///
    /// @param why never holds a secret, nor what the client sent
    public Refusal because(String why) {
        return new Refusal(status, code, detail, retryAfterSeconds, why);
    }
}
