package dev.postern.gateway.credential;

import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import java.util.Optional;

/// Where key records are kept.
@FunctionalInterface
public interface KeyStore {
    /// Looks up one key; empty when the tenant has none of this id, failed when the store cannot say: with an
    /// [UnreadableKeyException] where that is of this key alone.
    Future<Optional<KeyRecord>> find(TenantId tenant, String id);
}
