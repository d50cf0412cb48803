package dev.postern.gateway.credential;

import dev.postern.config.value.TenantId;
import java.util.Optional;

/// Which key was made, changed or deleted, as Postgres tells it: `<tenant> <id>`.
record KeyChange(TenantId tenant, String id) {
    /// A tenant of 32 characters, a space, an id of 16.
    private static final int MOST = 32 + 1 + ApiKey.ID;

    /// Reads what came through the channel; empty for what the trigger on `api_keys` cannot have sent.
    ///
    /// Whoever can log in to the database can send there, so nothing of it is taken on trust. The worst that a
    /// well-formed lie does is one more look-up.
    static Optional<KeyChange> parse(String payload) {
        int space = payload.indexOf(' ');
        if (space < 0 || payload.length() > MOST) {
            return Optional.empty();
        }
        String id = payload.substring(space + 1);
        return ApiKey.isId(id)
                ? TenantId.parse(payload.substring(0, space)).map(tenant -> new KeyChange(tenant, id))
                : Optional.empty();
    }
}
