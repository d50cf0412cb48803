package dev.postern.gateway.server.admin;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Runs the management API's statements, from its worker threads, with a time limit.
final class Database {
    static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final long TIMEOUT_SECONDS = 5;
    private static final Logger LOG = Logger.getLogger(Database.class);

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /// Runs one statement and waits for it.
    ///
    /// @throws PgException      when Postgres refuses the statement
    /// @throws ProblemException 503, when Postgres cannot be reached in time
    RowSet<Row> query(String sql, Tuple values) {
        try {
            return pool.preparedQuery(sql)
                    .execute(values)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof PgException refused && !isAway(refused)) {
                throw refused;
            }
            throw away(String.valueOf(failed.getMessage()));
        } catch (TimeoutException slow) {
            throw away("no answer within " + TIMEOUT_SECONDS + " s");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away("this gateway is stopping");
        }
    }

    private static ProblemException away(String reason) {
        LOG.warnf("DATABASE_URL: a management request got no answer: %s", reason);
        return ProblemException.storeAway();
    }

    /// Classes 08 (connection), 28 (login), 3D (no such database), 53 (resources), 57 (shutting down).
    private static boolean isAway(PgException refused) {
        String state = String.valueOf(refused.getSqlState());
        return state.startsWith("08")
                || state.startsWith("28")
                || state.startsWith("3D")
                || state.startsWith("53")
                || state.startsWith("57");
    }
}
