package dev.postern.gateway.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.TenantId;
import java.util.Objects;

/// The upstreams in use, by tenant and settings, so that a new config resets only what it changes.
///
/// An entry goes when no loaded table refers to it any more; the tables in memory are the bound.
public final class Upstreams {
    private record Key(TenantId tenant, UpstreamTable settings) {}

    private final Cache<Key, Upstream> upstreams =
            Caffeine.newBuilder().weakValues().build();

    /// The one upstream with these settings; thread-safe.
    public Upstream of(TenantId tenant, UpstreamTable settings) {
        return Objects.requireNonNull(upstreams.get(new Key(tenant, settings), key -> new Upstream(key.settings())));
    }
}
