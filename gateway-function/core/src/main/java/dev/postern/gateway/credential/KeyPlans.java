package dev.postern.gateway.credential;

import dev.postern.config.table.PlanTable;
import io.vertx.core.Future;
import java.util.Optional;

/// The plans of the config in force, by name.
@FunctionalInterface
public interface KeyPlans {
    /// Empty when the config has no such plan (any more): the key is then on its tenant's.
    Future<Optional<PlanTable>> find(String name);
}
