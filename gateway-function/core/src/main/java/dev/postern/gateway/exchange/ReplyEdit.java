package dev.postern.gateway.exchange;

import io.vertx.core.MultiMap;

/// A change to the reply's head, decided on the way in and applied once, before the first byte goes out.
///
/// Sees status and headers, never the body; runs on the exchange's event loop and must not block.
@FunctionalInterface
public interface ReplyEdit {
    /// Changes nothing.
    ReplyEdit NONE = new ReplyEdit() {
        @Override
        public void apply(int status, MultiMap headers) {
            // Nothing to change.
        }

        @Override
        public ReplyEdit then(ReplyEdit next) {
            return next;
        }
    };

    void apply(int status, MultiMap headers);

    /// Both, this one first.
    default ReplyEdit then(ReplyEdit next) {
        return (status, headers) -> {
            apply(status, headers);
            next.apply(status, headers);
        };
    }
}
