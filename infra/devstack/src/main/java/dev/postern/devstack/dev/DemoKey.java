package dev.postern.devstack.dev;

import dev.postern.config.value.TenantId;
import java.io.IOException;
import java.util.Optional;

/// The key that a person tries the gateway with: made once, kept, and made again when it no longer works.
final class DemoKey {
    private static final String FILE = "demo-key";
    private static final String EMAIL = "demo@postern.localhost";

    /// `psk_<environment>_<tenant>_<id>_<secret and checksum>`
    private static final int PARTS = 5;

    private DemoKey() {}

    /// Asks the management API, not the data plane, so that looking leaves no trace in the key's usage.
    static String ready(DevFolder folder, AdminApi admin, TenantId tenant) throws IOException, InterruptedException {
        Optional<String> kept = folder.kept(FILE);
        Optional<String> id = kept.flatMap(DemoKey::id);
        if (kept.isPresent() && id.isPresent() && admin.isActive(id.get(), tenant)) {
            return kept.get();
        }
        String made = admin.createKey(admin.user(EMAIL), tenant);
        folder.keep(FILE, made);
        return made;
    }

    /// The id inside a key; empty when the text is no key.
    static Optional<String> id(String key) {
        String[] parts = key.split("_", -1);
        boolean isKey = parts.length == PARTS && parts[3].matches("[0-9A-Za-z]{16}");
        return isKey ? Optional.of(parts[3]) : Optional.empty();
    }
}
