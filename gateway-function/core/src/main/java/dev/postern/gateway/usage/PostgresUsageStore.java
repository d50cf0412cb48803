package dev.postern.gateway.usage;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Stores a batch in `usage_events` with one statement, which also advances the writer's row in `usage_spools`.
///
/// A batch whose number that row has reached stores nothing, so that a batch may be sent again when the answer
/// to it was lost. A first attempt that is still at work holds the row, and the second waits for it.
final class PostgresUsageStore implements UsageStore {
    private static final Logger LOG = Logger.getLogger(PostgresUsageStore.class);
    /// How long an insert may take, waiting for a connection included; then its outcome counts as unknown.
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private static final String STORE = """
            WITH claimed AS (
                INSERT INTO public.usage_spools AS spool (id, loaded_through) VALUES ($1, $2)
                ON CONFLICT (id) DO UPDATE SET loaded_through = EXCLUDED.loaded_through, updated_at = now()
                WHERE spool.loaded_through < EXCLUDED.loaded_through
                RETURNING 1)
            INSERT INTO public.usage_events (at, tenant, key_id, api, route, method, path, status,
                latency_micros, request_bytes, reply_bytes)
            SELECT event.* FROM claimed, unnest($3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::int[], $11::bigint[], $12::bigint[], $13::bigint[]) AS event""";

    private final PreparedQuery<RowSet<Row>> store;

    PostgresUsageStore(Pool pool) {
        this.store = pool.preparedQuery(STORE);
    }

    @Override
    public Future<Outcome> store(UUID writer, long number, List<UsageEvent> events) {
        return store.execute(UsageColumns.of(events).tuple(writer, number))
                .timeout(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .map(rows -> rows.rowCount() == 0 ? Outcome.REPLAYED : Outcome.STORED)
                .recover(PostgresUsageStore::refused);
    }

    /// A fault of the data (SQLSTATE classes 22 and 23) will be one again, however often it is tried.
    private static Future<Outcome> refused(Throwable failure) {
        if (failure instanceof PgException postgres
                && postgres.getSqlState() != null
                && (postgres.getSqlState().startsWith("22")
                        || postgres.getSqlState().startsWith("23"))) {
            LOG.errorf("Postgres refuses a batch of usage events for good: %s", postgres.getMessage());
            return Future.succeededFuture(Outcome.REFUSED);
        }
        return Future.failedFuture(failure);
    }
}
