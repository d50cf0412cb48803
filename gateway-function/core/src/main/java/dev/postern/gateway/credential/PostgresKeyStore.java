package dev.postern.gateway.credential;

import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads keys from the table `api_keys`, by its primary key.
///
/// The pool should cache prepared statements, so that a lookup is one round trip.
public final class PostgresKeyStore implements KeyStore {
    /// How long a lookup may take, waiting for a connection included.
    public static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    private static final String FIND = """
            SELECT id, user_id, secret_hash, active, expires_at, limit_per_minute, limit_per_day, created_at
            FROM public.api_keys WHERE tenant = $1 AND id = $2""";

    private final PreparedQuery<RowSet<Row>> find;
    private final Duration timeLimit;

    public PostgresKeyStore(Pool pool) {
        this(pool, TIME_LIMIT);
    }

    PostgresKeyStore(Pool pool, Duration timeLimit) {
        this.find = pool.preparedQuery(FIND);
        this.timeLimit = timeLimit;
    }

    @Override
    public Future<Optional<KeyRecord>> find(TenantId tenant, String id) {
        return find.execute(Tuple.of(tenant.value(), id))
                .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(record(tenant, rows.iterator().next())));
    }

    private static KeyRecord record(TenantId tenant, Row row) {
        return new KeyRecord(
                row.getString("id"),
                tenant,
                row.getUUID("user_id"),
                SecretHash.of(row.getBuffer("secret_hash").getBytes()),
                row.getBoolean("active"),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant),
                limit(row.getLong("limit_per_minute")),
                limit(row.getLong("limit_per_day")),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static OptionalLong limit(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
