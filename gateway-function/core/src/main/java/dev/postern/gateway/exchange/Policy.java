package dev.postern.gateway.exchange;

/// Decides one thing about a request, from its head and what earlier policies learned.
///
/// One instance serves all requests of a route on all event loops: no mutable state of its own. It
/// never blocks; a decision that needs no I/O costs no future.
@FunctionalInterface
public interface Policy {
    Decision decide(Exchange exchange);
}
