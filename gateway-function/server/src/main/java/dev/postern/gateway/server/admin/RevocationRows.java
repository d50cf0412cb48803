package dev.postern.gateway.server.admin;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.revocation.Revocations;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The table of revocations; those that have ended are not there.
final class RevocationRows {
    /// At most this many are listed at once.
    static final int PAGE = 100;

    private static final String COLUMNS =
            " id, tenant, issuer, kind, value, issued_before, expires_at, reason, created_at ";
    private static final String IN_FORCE = " (expires_at IS NULL OR expires_at > now()) ";
    /// What is there already is only widened, unless it has ended: nobody who asks finds less revoked than was asked.
    private static final String PUT = """
            INSERT INTO public.revocations AS held (tenant, issuer, kind, value, issued_before, expires_at, reason)
            SELECT $1::text, $2::text, $3::text, $4::text, $5::timestamptz, $6::timestamptz, $7::text
            WHERE EXISTS (SELECT FROM public.revocations
                          WHERE tenant = $1 AND issuer = $2 AND kind = $3 AND coalesce(value, '') = coalesce($4, ''))
               OR (SELECT count(*) FROM public.revocations WHERE tenant = $1 AND""" + IN_FORCE + """
            ) < $8::bigint
            ON CONFLICT (tenant, issuer, kind, coalesce(value, '')) DO UPDATE SET
              issued_before = CASE WHEN held.expires_at <= now() THEN EXCLUDED.issued_before
                WHEN held.issued_before IS NOT NULL AND EXCLUDED.issued_before IS NOT NULL
                THEN greatest(held.issued_before, EXCLUDED.issued_before) END,
              expires_at = CASE WHEN held.expires_at IS NOT NULL AND EXCLUDED.expires_at IS NOT NULL
                THEN greatest(held.expires_at, EXCLUDED.expires_at) END,
              reason = CASE WHEN held.expires_at <= now() THEN EXCLUDED.reason
                ELSE coalesce(EXCLUDED.reason, held.reason) END,
              created_at = CASE WHEN held.expires_at <= now() THEN now() ELSE held.created_at END
            RETURNING created_at = now() AS made,""" + COLUMNS;
    private static final String BY_ID = "SELECT" + COLUMNS + "FROM public.revocations WHERE id = $1 AND" + IN_FORCE;
    private static final String LIST = "SELECT" + COLUMNS + "FROM public.revocations WHERE" + IN_FORCE + """
            AND ($1::text IS NULL OR tenant = $1) AND ($2::text IS NULL OR (tenant, id) > ($2, $3::uuid))
            ORDER BY tenant, id LIMIT $4""";
    private static final String DELETE = "DELETE FROM public.revocations WHERE id = $1 AND" + IN_FORCE;

    private final Database database;

    RevocationRows(Database database) {
        this.database = database;
    }

    /// @param isNew whether this call made it
    record Stored(RevocationView revocation, boolean isNew) {}

    /// Stores what is revoked, or widens what is there; empty where the tenant has too many.
    Optional<Stored> put(TenantId tenant, String issuer, RevocationTerms terms, @Nullable String reason) {
        Tuple values = Tuple.of(
                tenant.value(),
                issuer,
                terms.kind(),
                terms.value(),
                time(terms.issuedBefore()),
                time(terms.expiresAt()),
                reason,
                Revocations.MOST_OF_A_TENANT);
        return first(database.query(PUT, values)).map(row -> new Stored(view(row), row.getBoolean("made")));
    }

    Optional<RevocationView> find(UUID id) {
        return first(database.query(BY_ID, Tuple.of(id))).map(RevocationRows::view);
    }

    /// At most [#PAGE] and one more, which tells that there is a next page, by tenant and id.
    List<RevocationView> list(@Nullable String tenant, @Nullable PageCursor after) {
        Tuple values = Tuple.of(
                tenant,
                after == null ? null : after.tenant().value(),
                after == null ? null : UUID.fromString(after.id()),
                PAGE + 1);
        return StreamSupport.stream(database.query(LIST, values).spliterator(), false)
                .map(RevocationRows::view)
                .toList();
    }

    /// Whether there was one.
    boolean delete(UUID id) {
        return database.query(DELETE, Tuple.of(id)).rowCount() > 0;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static RevocationView view(Row row) {
        String kind = row.getString("kind");
        String value = row.getString("value");
        return new RevocationView(
                row.getUUID("id"),
                row.getString("tenant"),
                row.getString("issuer"),
                kind.equals("token") ? value : null,
                kind.equals("session") ? value : null,
                kind.equals("subject") ? value : null,
                instant(row.getOffsetDateTime("issued_before")),
                instant(row.getOffsetDateTime("expires_at")),
                row.getString("reason"),
                row.get(OffsetDateTime.class, "created_at").toInstant());
    }
}
