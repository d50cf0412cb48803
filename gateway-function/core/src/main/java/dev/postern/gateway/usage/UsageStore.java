package dev.postern.gateway.usage;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/// Where usage events end up.
@FunctionalInterface
interface UsageStore {
    /// What became of a batch.
    enum Outcome {
        /// Stored by this call.
        STORED,
        /// Nothing was stored: this batch, or one after it, had been stored before.
        REPLAYED,
        /// Never to be stored: the store refuses the events themselves.
        REFUSED
    }

    /// Stores a batch, wholly or not at all; failed when the outcome is unknown or the store is away, and then
    /// to be called again with the same batch.
    ///
    /// @param writer names the process that writes
    /// @param number of the batch, rising from 1 with each writer
    /// @param events at least one
    Future<Outcome> store(UUID writer, long number, List<UsageEvent> events);
}
