package dev.postern.gateway.credential;

import dev.postern.config.table.PlanTable;
import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads keys from the table `api_keys`, by its primary key.
///
/// A key's own plan is looked up too, so that its limits stand in the record, as old as the record.
///
/// The pool should cache prepared statements, so that a lookup is one round trip.
public final class PostgresKeyStore implements KeyStore {
    /// How long a lookup may take, waiting for a connection included; that of a plan may take as long again.
    public static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    private static final String FIND = """
            SELECT id, user_id, secret_hash, previous_secret_hash, previous_valid_until, active, expires_at, scopes,
                plan, limit_per_minute, limit_per_day, created_at
            FROM public.api_keys WHERE tenant = $1 AND id = $2""";

    private final PreparedQuery<RowSet<Row>> find;
    private final KeyPlans plans;
    private final Duration timeLimit;

    public PostgresKeyStore(Pool pool, KeyPlans plans) {
        this(pool, plans, TIME_LIMIT);
    }

    PostgresKeyStore(Pool pool, KeyPlans plans, Duration timeLimit) {
        this.find = pool.preparedQuery(FIND);
        this.plans = plans;
        this.timeLimit = timeLimit;
    }

    @Override
    public Future<Optional<KeyRecord>> find(TenantId tenant, String id) {
        return find.execute(Tuple.of(tenant.value(), id))
                .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : Future.succeededFuture(rows.iterator().next())
                                .compose(row -> read(tenant, row))
                                .map(Optional::of)
                                .recover(cause -> Future.failedFuture(new UnreadableKeyException(tenant, id, cause))));
    }

    private Future<KeyRecord> read(TenantId tenant, Row row) {
        String plan = row.getString("plan");
        return plan == null
                ? Future.succeededFuture(record(tenant, row, Optional.empty()))
                : plans.find(plan)
                        .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                        .map(found -> record(tenant, row, found));
    }

    private static KeyRecord record(TenantId tenant, Row row, Optional<PlanTable> plan) {
        return new KeyRecord(
                row.getString("id"),
                tenant,
                row.getUUID("user_id"),
                SecretHash.of(row.getBuffer("secret_hash").getBytes()),
                previous(row),
                row.getBoolean("active"),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant),
                Set.copyOf(List.of(row.getArrayOfStrings("scopes"))),
                limit(row.getLong("limit_per_minute"), plan.map(PlanTable::keyLimitPerMinute)),
                limit(row.getLong("limit_per_day"), plan.map(PlanTable::keyLimitPerDay)),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Optional<PreviousSecret> previous(Row row) {
        Buffer hash = row.getBuffer("previous_secret_hash");
        OffsetDateTime validUntil = row.getOffsetDateTime("previous_valid_until");
        return hash == null || validUntil == null
                ? Optional.empty()
                : Optional.of(new PreviousSecret(SecretHash.of(hash.getBytes()), validUntil.toInstant()));
    }

    private static OptionalLong limit(@Nullable Long own, Optional<Long> plans) {
        if (own != null) {
            return OptionalLong.of(own);
        }
        return plans.isPresent() ? OptionalLong.of(plans.get()) : OptionalLong.empty();
    }
}
