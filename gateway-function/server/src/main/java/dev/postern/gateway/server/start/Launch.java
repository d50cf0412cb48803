package dev.postern.gateway.server.start;

import dev.postern.config.table.Bundle;
import dev.postern.gateway.server.settings.Settings;
import org.jspecify.annotations.Nullable;

/// What is settled before Quarkus starts: valid settings and an open bundle.
///
/// Quarkus makes its objects by itself, so this is handed over in a static field, once.
///
/// @param bundle the config that is in force at the start
public record Launch(Settings settings, Bundle bundle) {
    private static volatile @Nullable Launch current;

    /// Hands it over.
    public static void with(Settings settings, Bundle bundle) {
        current = new Launch(settings, bundle);
    }

    static Launch current() {
        Launch launch = current;
        if (launch == null) {
            throw new IllegalStateException("Quarkus was started without Main");
        }
        return launch;
    }
}
