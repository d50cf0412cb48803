package dev.postern.gateway.usage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Sees to it that the days to come have their partitions in `usage_events`.
///
/// They are made a week ahead, so a database that is away for days at the wrong hour does no harm; and what finds
/// no partition goes to a default one, so nothing is refused.
public final class UsagePartitions {
    private static final Logger LOG = Logger.getLogger(UsagePartitions.class);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Pool pool;
    private boolean failing;
    private boolean closed;
    private long timer = -1;

    public UsagePartitions(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /// Makes the partitions of yesterday to a week from now, where they are missing.
    public Future<Void> make() {
        return pool.query("SELECT public.make_usage_partitions()").execute().mapEmpty();
    }

    /// Makes them now and daily, and a minute after a failure.
    ///
    /// @return when the first try is over, whatever came of it
    public Future<Void> start() {
        return make().transform(made -> {
            next(made.failed() ? String.valueOf(made.cause().getMessage()) : "");
            return Future.succeededFuture();
        });
    }

    /// Makes none from now on.
    public synchronized void close() {
        closed = true;
        vertx.cancelTimer(timer);
    }

    private synchronized void next(String problem) {
        if (closed) {
            return;
        }
        if (!problem.isEmpty() && !failing) {
            LOG.warnf("No partitions for usage events could be made: %s. Tried again each minute.", problem);
        }
        failing = !problem.isEmpty();
        timer = vertx.setTimer((failing ? AFTER_FAILURE : DAILY).toMillis(), _ -> start());
    }
}
