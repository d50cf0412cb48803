package dev.postern.gateway.server.admin;

import dev.postern.config.value.TenantId;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a list of keys is asked for by.
record ListQuery(
        @Nullable UUID userId,
        @Nullable String tenant,
        @Nullable PageCursor cursor) {
    private static final String KEY_ID = "[0-9A-Za-z]{16}";
    /// As Postgres writes them, capitals allowed.
    static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /// @throws ProblemException 400, for a parameter that is unknown, malformed or there twice
    static ListQuery of(MultivaluedMap<String, String> parameters) {
        check(parameters, List.of("userId", "tenant", "cursor"));
        return new ListQuery(
                uuid(parameters.getFirst("userId")),
                tenant(parameters.getFirst("tenant")),
                cursor(parameters.getFirst("cursor"), KEY_ID));
    }

    /// @throws ProblemException 400, for a parameter that is not `expected` or there twice
    static void check(MultivaluedMap<String, String> parameters, List<String> expected) {
        parameters.forEach((name, values) -> {
            if (!expected.contains(name)) {
                throw ProblemException.wrong(
                        400, name, "unknown parameter (expected: " + String.join(", ", expected) + ")");
            }
            if (values.size() > 1) {
                throw ProblemException.wrong(400, name, "one value is expected");
            }
        });
    }

    /// The address of the page that begins after `next`. All values are free of characters that need escaping.
    String link(PageCursor next) {
        List<String> query = new ArrayList<>();
        Optional.ofNullable(userId).ifPresent(user -> query.add("userId=" + user));
        query.add("cursor=" + next.text());
        Optional.ofNullable(tenant).ifPresent(id -> query.add("tenant=" + id));
        return "/keys?" + String.join("&", query);
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches(UUID_FORM)) {
            throw ProblemException.wrong(400, "userId", "the id of a user is expected");
        }
        return UUID.fromString(text);
    }

    static @Nullable String tenant(@Nullable String text) {
        if (text != null && TenantId.parse(text).isEmpty()) {
            throw ProblemException.wrong(400, "tenant", "the id of a tenant is expected");
        }
        return text;
    }

    /// @param idForm the regular expression of what is listed
    static @Nullable PageCursor cursor(@Nullable String text, String idForm) {
        return text == null
                ? null
                : PageCursor.parse(text, idForm)
                        .orElseThrow(
                                () -> ProblemException.wrong(400, "cursor", "the cursor of a Link header is expected"));
    }
}
