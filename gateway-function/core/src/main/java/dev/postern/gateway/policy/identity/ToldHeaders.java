package dev.postern.gateway.policy.identity;

import dev.postern.gateway.exchange.RequestEdit;
import io.vertx.core.MultiMap;
import java.util.List;

/// Headers that say who is calling; their values are personal and end in no log.
record ToldHeaders(List<Header> headers) implements RequestEdit {
    record Header(String name, String value) {
        /// The name alone.
        @Override
        public String toString() {
            return name;
        }
    }

    ToldHeaders {
        headers = List.copyOf(headers);
    }

    @Override
    public void apply(MultiMap outgoing) {
        headers.forEach(header -> outgoing.set(header.name(), header.value()));
    }
}
