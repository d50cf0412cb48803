package dev.postern.gateway.server.start;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import dev.postern.gateway.server.settings.Setting;
import java.nio.file.Path;
import java.util.Optional;

/// Where the bundle comes from: BUNDLE_FILE, or else the package itself.
public sealed interface BundleSource {
    /// It can be served.
    record Opened(Bundle bundle) implements BundleSource {}

    /// It cannot; nothing starts.
    ///
    /// @param reason one line, with the setting's name where there is a file
    record Refused(String reason) implements BundleSource {}

    /// Opens it. A file is mapped, at a cost that does not grow with the number of tenants, until
    /// [dev.postern.gateway.reload.BundleWatch] has a copy of its own; what the package carries is read whole.
    static BundleSource open(Optional<Path> file) {
        return switch (file.isPresent() ? Bundle.open(file.get()) : CarriedBundle.open()) {
            case BundleOpening.Opened(Bundle bundle) -> new Opened(bundle);
            case BundleOpening.Refused(String reason) ->
                new Refused(file.map(path -> Setting.BUNDLE_FILE + ": " + path).orElse("the package") + ": " + reason);
        };
    }
}
