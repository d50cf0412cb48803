package dev.postern.gateway.server.admin;

import dev.postern.config.value.TenantId;
import java.util.Optional;

/// Where a page of keys ended; written `<tenant>_<key id>`, for clients to hand back unread.
record PageCursor(TenantId tenant, String keyId) {
    static Optional<PageCursor> parse(String text) {
        int end = text.indexOf('_');
        if (end < 0 || !text.substring(end + 1).matches("[0-9A-Za-z]{16}")) {
            return Optional.empty();
        }
        return TenantId.parse(text.substring(0, end)).map(tenant -> new PageCursor(tenant, text.substring(end + 1)));
    }

    String text() {
        return tenant.value() + "_" + keyId;
    }
}
