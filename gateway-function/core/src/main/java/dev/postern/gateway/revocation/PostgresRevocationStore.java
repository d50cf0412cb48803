package dev.postern.gateway.revocation;

import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the tables `revocations` and `revocation_changes`, 1,000 rows a statement, so that none holds up the event
/// loop for long.
///
/// A snapshot is Postgres' own (`pg_current_snapshot`): what it does not show is found by the transaction that wrote
/// it, not by a time, so no overlap has to be guessed.
public final class PostgresRevocationStore implements RevocationStore {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(2);
    private static final int PAGE = 1_000;
    /// Gateways that add the last ones at the same time may pass the bound by a few.
    private static final int MOST_ROWS = Revocations.MOST + Revocations.MOST / 10;

    private static final String SNAPSHOT = "SELECT pg_current_snapshot()::text AS seen";
    private static final String COLUMNS = " r.id, r.tenant, r.issuer, r.kind, r.value, r.issued_before, r.expires_at ";
    private static final String ALL = "SELECT" + COLUMNS + """
            FROM public.revocations r
            WHERE ($1::uuid IS NULL OR r.id > $1) AND (r.expires_at IS NULL OR r.expires_at > now() - interval '1 hour')
            ORDER BY r.id LIMIT $2""";
    /// One row at least, for the snapshot. The pages have snapshots of their own: each shows a later state, and the
    /// first one's is what is asked from next.
    private static final String CHANGES = "SELECT pg_current_snapshot()::text AS seen,"
            + " pg_snapshot_xmax(pg_current_snapshot()) >= pg_snapshot_xmax($1::text::pg_snapshot) AS later,"
            + " c.revocation," + COLUMNS + """
            FROM (VALUES (true)) AS one
            LEFT JOIN (
                SELECT DISTINCT revocation FROM public.revocation_changes
                WHERE xact >= pg_snapshot_xmin($1::text::pg_snapshot)
                  AND NOT pg_visible_in_snapshot(xact, $1::text::pg_snapshot)
                  AND ($2::uuid IS NULL OR revocation > $2)
                ORDER BY revocation LIMIT $3) AS c ON true
            LEFT JOIN public.revocations r ON r.id = c.revocation
            ORDER BY c.revocation""";

    /// @param last null where there was none
    private record Page(int rows, @Nullable UUID last) {}

    private record ChangesPage(Page page, Snapshot snapshot) {}

    private final Pool pool;
    private final Duration timeLimit;

    public PostgresRevocationStore(Pool pool) {
        this(pool, TIME_LIMIT);
    }

    PostgresRevocationStore(Pool pool, Duration timeLimit) {
        this.pool = pool;
        this.timeLimit = timeLimit;
    }

    @Override
    public Future<Snapshot> readAll(Consumer<List<Revocation>> page) {
        return query(SNAPSHOT, Tuple.tuple()).compose(rows -> {
            Snapshot before = new Snapshot(rows.iterator().next().getString("seen"));
            Promise<Snapshot> done = Promise.promise();
            readPage(page, null, 0, before, done);
            return done.future();
        });
    }

    private void readPage(
            Consumer<List<Revocation>> page, @Nullable UUID after, int before, Snapshot start, Promise<Snapshot> done) {
        // In map, so that what goes wrong there fails the read.
        query(ALL, Tuple.of(after, PAGE))
                .map(rows -> take(rows, page))
                .onFailure(done::fail)
                .onSuccess(read -> {
                    int all = before + read.rows();
                    if (read.rows() < PAGE) {
                        done.complete(start);
                    } else if (all >= MOST_ROWS) {
                        done.fail(tooMany());
                    } else {
                        readPage(page, read.last(), all, start, done);
                    }
                });
    }

    private static Page take(RowSet<Row> rows, Consumer<List<Revocation>> page) {
        List<Revocation> read = new ArrayList<>(rows.size());
        UUID last = null;
        for (Row row : rows) {
            last = row.getUUID("id");
            revocation(row).ifPresent(read::add);
        }
        page.accept(read);
        return new Page(rows.size(), last);
    }

    @Override
    public Future<Changes> changes(Snapshot since) {
        Promise<Changes> done = Promise.promise();
        readChanges(since, null, null, new ArrayList<>(), done);
        return done.future();
    }

    private void readChanges(
            Snapshot since,
            @Nullable UUID after,
            @Nullable Snapshot first,
            List<RevocationChange> changes,
            Promise<Changes> done) {
        query(CHANGES, Tuple.of(since.text(), after, PAGE))
                .map(rows -> new ChangesPage(take(rows, changes), snapshot(rows)))
                .onFailure(done::fail)
                .onSuccess(read -> {
                    Snapshot seen = first == null ? read.snapshot() : first;
                    if (read.page().rows() < PAGE) {
                        done.complete(new Changes(changes, seen));
                    } else if (changes.size() >= MOST_ROWS) {
                        done.fail(tooMany());
                    } else {
                        readChanges(since, read.page().last(), seen, changes, done);
                    }
                });
    }

    private static Page take(RowSet<Row> rows, List<RevocationChange> changes) {
        UUID last = null;
        for (Row row : rows) {
            last = row.getUUID("revocation");
            if (last != null) {
                changes.add(new RevocationChange(last, row.getUUID("id") == null ? Optional.empty() : revocation(row)));
            }
        }
        return new Page(rows.size(), last);
    }

    private static Snapshot snapshot(RowSet<Row> rows) {
        Row any = rows.iterator().next();
        if (!any.getBoolean("later")) {
            throw new IllegalStateException("another database, or an older state of it");
        }
        return new Snapshot(any.getString("seen"));
    }

    @Override
    public Future<Void> clear() {
        return query("SELECT public.clear_revocations()", Tuple.tuple()).mapEmpty();
    }

    private Future<RowSet<Row>> query(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String tooMany() {
        return "there are more than " + MOST_ROWS + " (expected: at most " + Revocations.MOST + ")";
    }

    /// Empty for a row of what cannot be a tenant, which revokes nothing.
    private static Optional<Revocation> revocation(Row row) {
        return TenantId.parse(row.getString("tenant"))
                .map(tenant -> new Revocation(row.getUUID("id"), tenant, revoked(row), time(row, "expires_at")));
    }

    private static Revoked revoked(Row row) {
        String issuer = row.getString("issuer");
        String value = row.getString("value");
        return switch (row.getString("kind")) {
            case "token" -> new Revoked.ById(issuer, value);
            case "session" -> new Revoked.BySession(issuer, value);
            case "subject" -> new Revoked.BySubject(issuer, value, time(row, "issued_before"));
            case "issuer" ->
                new Revoked.IssuedBefore(issuer, time(row, "issued_before").orElseThrow());
            // The table lets no other in. To pass over one would be to let tokens in, so nothing is read instead.
            case String other -> throw new IllegalStateException("kind: " + other);
        };
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
