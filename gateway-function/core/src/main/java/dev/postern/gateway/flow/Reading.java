package dev.postern.gateway.flow;

import dev.postern.gateway.exchange.Refusal;
import dev.postern.gateway.exchange.RequestHead;

/// Whether a request could be read at all.
sealed interface Reading {
    record Readable(RequestHead head) implements Reading {}

    /// Answered with the refusal, and the connection is closed.
    record Malformed(Refusal refusal) implements Reading {}
}
