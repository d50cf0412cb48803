package dev.postern.gateway.exchange;

import io.vertx.core.Future;

/// What a policy says of an exchange.
public sealed interface Decision {
    /// Goes on, with what has been learned.
    record Pass(Exchange exchange, ReplyEdit edit) implements Decision {}

    /// Ends here. The exchange is kept, since usage counts whoever was identified before.
    record Refuse(Exchange exchange, Refusal refusal, ReplyEdit edit) implements Decision {}

    /// Needs I/O first. The future completes on the exchange's event loop; it fails only by a bug.
    record Await(Future<Decision> decision) implements Decision {}

    static Decision pass(Exchange exchange) {
        return new Pass(exchange, ReplyEdit.NONE);
    }

    static Decision refuse(Exchange exchange, Refusal refusal) {
        return new Refuse(exchange, refusal, ReplyEdit.NONE);
    }
}
