package dev.postern.gateway.server.admin;

import dev.postern.config.value.TenantId;
import java.util.Optional;

/// Where a page ended; written `<tenant>_<id>`, for clients to hand back unread.
///
/// @param id of the last key or revocation of the page
record PageCursor(TenantId tenant, String id) {
    static Optional<PageCursor> parse(String text, String idForm) {
        int end = text.indexOf('_');
        if (end < 0 || !text.substring(end + 1).matches(idForm)) {
            return Optional.empty();
        }
        return TenantId.parse(text.substring(0, end)).map(tenant -> new PageCursor(tenant, text.substring(end + 1)));
    }

    String text() {
        return tenant.value() + "_" + id;
    }
}
