package dev.postern.gateway.live;

import dev.postern.config.table.Bundle;
import java.time.Instant;
import java.util.Optional;

/// Names the config in force, for health, metrics, logs and the admin side.
///
/// @param digest  of the bundle, as `sha256:` and 64 hex digits
/// @param label   its first 12 hex digits
/// @param commit  the git commit that it was compiled from, where its builder told
/// @param tenants how many it has
/// @param since   when it was put in force
public record ConfigInForce(String digest, String label, Optional<String> commit, int tenants, Instant since) {
    static ConfigInForce of(Bundle bundle, Instant since) {
        return new ConfigInForce(bundle.digest(), bundle.shortDigest(), bundle.commit(), bundle.tenants(), since);
    }

    /// Whether a bundle says the same of itself.
    public boolean isOf(Bundle bundle) {
        return digest.equals(bundle.digest()) && commit.equals(bundle.commit());
    }
}
