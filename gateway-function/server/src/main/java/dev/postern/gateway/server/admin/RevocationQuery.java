package dev.postern.gateway.server.admin;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list of revocations is asked for by.
record RevocationQuery(@Nullable String tenant, @Nullable PageCursor cursor) {
    /// @throws ProblemException 400, for a parameter that is unknown, malformed or there twice
    static RevocationQuery of(MultivaluedMap<String, String> parameters) {
        ListQuery.check(parameters, List.of("tenant", "cursor"));
        return new RevocationQuery(
                ListQuery.tenant(parameters.getFirst("tenant")),
                ListQuery.cursor(parameters.getFirst("cursor"), ListQuery.UUID_FORM));
    }

    /// The address of the page that begins after `next`. All values are free of characters that need escaping.
    String link(PageCursor next) {
        return "/revocations?cursor=" + next.text() + (tenant == null ? "" : "&tenant=" + tenant);
    }
}
