package dev.postern.gateway.upstream;

import io.vertx.core.http.HttpClientResponse;

/// How one attempt to send a request on came out; the name says what may follow.
public sealed interface SendResult {
    /// The upstream's head is here; its body is paused until handlers are set and it is resumed.
    record Answered(HttpClientResponse reply) implements SendResult {}

    /// Nothing of the request reached the upstream: another attempt is always safe.
    record NotSent(String cause) implements SendResult {}

    /// The connection broke after the request, or a part of it, had gone out: only an idempotent one may be repeated.
    record Broken(String cause) implements SendResult {}

    /// No head within the upstream's own time.
    record TimedOut() implements SendResult {}

    /// The client did not send its body in time; the upstream is not to blame.
    record ClientTooSlow() implements SendResult {}

    /// What came is no final reply: a status below 200, which nobody asked for, or one above 599. The
    /// connection is closed, since the next reply on it could be anybody's.
    record Invalid(int status) implements SendResult {}

    /// Refused by ourselves before anything was sent: all connections stay busy, or the queue for them is full.
    record Shed() implements SendResult {}
}
