package dev.postern.gateway.server.admin;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.ApiKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The table of keys.
final class KeyRows {
    /// At most this many keys are listed at once.
    static final int PAGE = 100;

    private static final String COLUMNS = " id, tenant, user_id, name, active, expires_at, scopes, plan,"
            + " limit_per_minute, limit_per_day, created_at,"
            + " CASE WHEN previous_valid_until > now() THEN previous_valid_until END AS previous_valid_until ";
    private static final String INSERT = """
            INSERT INTO api_keys
              (id, tenant, user_id, secret_hash, name, expires_at, scopes, plan, limit_per_minute, limit_per_day)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING""" + COLUMNS;
    private static final String BY_ID = "SELECT" + COLUMNS + "FROM api_keys WHERE id = $1";
    private static final String LIST = "SELECT" + COLUMNS + """
            FROM api_keys
            WHERE ($1::uuid IS NULL OR user_id = $1) AND ($2::text IS NULL OR tenant = $2)
              AND ($3::text IS NULL OR (tenant, id) > ($3, $4))
            ORDER BY tenant, id LIMIT $5""";
    private static final String PATCH = """
            UPDATE api_keys SET
              active = coalesce($2, active),
              name = CASE WHEN $3 THEN $4 ELSE name END,
              expires_at = CASE WHEN $5 THEN $6 ELSE expires_at END,
              scopes = CASE WHEN $7 THEN coalesce($8::text[], '{}') ELSE scopes END,
              plan = CASE WHEN $9 THEN $10 ELSE plan END,
              limit_per_minute = CASE WHEN $11 THEN $12 ELSE limit_per_minute END,
              limit_per_day = CASE WHEN $13 THEN $14 ELSE limit_per_day END
            WHERE id = $1 RETURNING""" + COLUMNS;
    private static final String ROTATE = """
            UPDATE api_keys SET
              previous_secret_hash = CASE WHEN $3::bigint > 0 THEN secret_hash END,
              previous_valid_until = CASE WHEN $3 > 0 THEN now() + $3 * interval '1 millisecond' END,
              secret_hash = $4
            WHERE id = $1 AND tenant = $2 RETURNING""" + COLUMNS;
    private static final String DELETE = "DELETE FROM api_keys WHERE id = $1 RETURNING tenant";

    private final Database database;

    KeyRows(Database database) {
        this.database = database;
    }

    /// A key as stored.
    ///
    /// @param plan           null where it is on its tenant's
    /// @param limitPerMinute     null where the plan's holds
    /// @param limitPerDay        null where the plan's holds
    /// @param previousValidUntil null where one secret works
    record Stored(
            String id,
            String tenant,
            UUID userId,
            @Nullable String name,
            boolean active,
            @Nullable Instant expiresAt,
            List<String> scopes,
            @Nullable String plan,
            @Nullable Long limitPerMinute,
            @Nullable Long limitPerDay,
            Instant createdAt,
            @Nullable Instant previousValidUntil) {}

    /// Stores a new key; empty when there is no such user.
    Optional<Stored> insert(ApiKey key, NewKey asked, @Nullable Instant expiresAt) {
        try {
            Tuple values = Tuple.of(
                    key.id(),
                    key.tenantTag(),
                    asked.userId(),
                    Buffer.buffer(key.secretHash().bytes()),
                    asked.name(),
                    time(expiresAt),
                    scopes(asked.scopes() == null ? List.of() : asked.scopes()),
                    asked.plan(),
                    asked.limitPerMinute(),
                    asked.limitPerDay());
            return first(database.query(INSERT, values));
        } catch (PgException refused) {
            if (Database.FOREIGN_KEY_VIOLATION.equals(refused.getSqlState())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    Optional<Stored> find(String id) {
        return first(database.query(BY_ID, Tuple.of(id)));
    }

    /// At most [#PAGE] keys and one more, which tells that there is a next page, by tenant and id.
    List<Stored> list(@Nullable UUID user, @Nullable String tenant, @Nullable PageCursor after) {
        Tuple values = Tuple.of(
                user,
                tenant,
                after == null ? null : after.tenant().value(),
                after == null ? null : after.id(),
                PAGE + 1);
        return StreamSupport.stream(database.query(LIST, values).spliterator(), false)
                .map(KeyRows::stored)
                .toList();
    }

    Optional<Stored> patch(String id, KeyPatch patch) {
        Tuple values = Tuple.of(
                id,
                patch.active(),
                patch.name().changes(),
                patch.name().stored(),
                patch.expiresAt().changes(),
                time(patch.expiresAt().stored()),
                patch.scopes().changes(),
                scopes(patch.scopes().stored()),
                patch.plan().changes(),
                patch.plan().stored(),
                patch.limitPerMinute().changes(),
                patch.limitPerMinute().stored(),
                patch.limitPerDay().changes(),
                patch.limitPerDay().stored());
        return first(database.query(PATCH, values));
    }

    /// Stores another secret; empty when there is no such key.
    ///
    /// @param key     with the new secret
    /// @param overlap of the former secret
    Optional<Stored> rotate(ApiKey key, Duration overlap) {
        Tuple values = Tuple.of(
                key.id(),
                key.tenantTag(),
                overlap.toMillis(),
                Buffer.buffer(key.secretHash().bytes()));
        return first(database.query(ROTATE, values));
    }

    /// Whose key it was; empty when there was none.
    Optional<TenantId> delete(String id) {
        RowSet<Row> deleted = database.query(DELETE, Tuple.of(id));
        return deleted.size() == 0
                ? Optional.empty()
                : TenantId.parse(deleted.iterator().next().getString("tenant"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /// In order, each once.
    private static String @Nullable [] scopes(@Nullable List<String> scopes) {
        return scopes == null ? null : scopes.stream().sorted().distinct().toArray(String[]::new);
    }

    private static Optional<Stored> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(stored(rows.iterator().next()));
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.getString("id"),
                row.getString("tenant"),
                row.getUUID("user_id"),
                row.getString("name"),
                row.getBoolean("active"),
                instant(row.getOffsetDateTime("expires_at")),
                List.of(row.getArrayOfStrings("scopes")),
                row.getString("plan"),
                row.getLong("limit_per_minute"),
                row.getLong("limit_per_day"),
                row.get(OffsetDateTime.class, "created_at").toInstant(),
                instant(row.getOffsetDateTime("previous_valid_until")));
    }
}
