package dev.postern.gateway.server.start;

import dev.postern.config.table.Bundle;
import dev.postern.gateway.identity.SigningKeys;
import dev.postern.gateway.server.settings.Settings;
import org.jspecify.annotations.Nullable;

/// What is settled before Quarkus starts: valid settings, an open bundle and the keys that sign.
///
/// Quarkus makes its objects by itself, so this is handed over in a static field, once.
///
/// @param bundle   the config that is in force at the start
/// @param identity signs the tokens that tell upstreams who is calling
public record Launch(Settings settings, Bundle bundle, SigningKeys identity) {
    private static volatile @Nullable Launch current;

    /// Hands it over.
    public static void with(Settings settings, Bundle bundle, SigningKeys identity) {
        current = new Launch(settings, bundle, identity);
    }

    static Launch current() {
        Launch launch = current;
        if (launch == null) {
            throw new IllegalStateException("Quarkus was started without Main");
        }
        return launch;
    }
}
