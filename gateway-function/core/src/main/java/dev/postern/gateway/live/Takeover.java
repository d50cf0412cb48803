package dev.postern.gateway.live;

import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Makes a snapshot ready for the tenants that another one serves now.
///
/// A tenant whose part has not changed keeps what was loaded of it; the others are loaded, 64 at a time.
/// What is first asked for meanwhile is looked for again, a few times: tenants come in all the time.
/// One tenant's loading may take long; the others do not wait for it longer than `atMost`.
final class Takeover {
    private static final Logger LOG = Logger.getLogger(Takeover.class);
    private static final int MOST_ROUNDS = 3;

    private final Snapshot before;
    private final Snapshot next;
    private final Duration atMost;
    private volatile boolean over;

    Takeover(Snapshot before, Snapshot next, Duration atMost) {
        this.before = before;
        this.next = next;
        this.atMost = atMost;
    }

    /// Never fails; completes on any thread, after `atMost` at the latest.
    Future<Void> run() {
        return round(1).timeout(atMost.toMillis(), TimeUnit.MILLISECONDS).recover(late -> giveUp());
    }

    /// What is not ready serves on with what it was, where its part is the same, or else is loaded when it is asked
    /// for.
    private Future<Void> giveUp() {
        over = true;
        for (LiveTenant tenant : before.loaded()) {
            TenantId id = tenant.table().id();
            if (next.has(id) && next.peek(id) == null) {
                LOG.warnf("tenant %s is not loaded from config %s after %d ms", id, next.digest(), atMost.toMillis());
                next.keepAfterFailure(tenant, before);
            }
        }
        return Future.succeededFuture();
    }

    private Future<Void> round(int number) {
        Queue<LiveTenant> changed = new ConcurrentLinkedQueue<>();
        for (LiveTenant tenant : before.loaded()) {
            TenantId id = tenant.table().id();
            // A tenant that is taken out has nothing to be loaded from.
            if (next.has(id) && next.peek(id) == null && !next.keep(tenant, before)) {
                changed.add(tenant);
            }
        }
        if (changed.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Future<Void>> lanes = Stream.generate(() -> lane(changed))
                .limit(Math.min(changed.size(), Snapshot.MOST_LOADING))
                .toList();
        Future<Void> loaded = Future.all(lanes).mapEmpty();
        return number == MOST_ROUNDS ? loaded : loaded.compose(all -> round(number + 1));
    }

    /// Loads one tenant after the other. A failure is that tenant's own, and the loader has said why.
    private Future<Void> lane(Queue<LiveTenant> tenants) {
        Promise<Void> end = Promise.promise();
        loadNext(tenants, end);
        return end.future();
    }

    private void loadNext(Queue<LiveTenant> tenants, Promise<Void> end) {
        LiveTenant tenant = over ? null : tenants.poll();
        if (tenant == null) {
            end.complete();
        } else {
            next.load(tenant.table().id()).onComplete(loaded -> {
                if (loaded.failed() || loaded.result() instanceof TenantLoad.Failed) {
                    next.keepAfterFailure(tenant, before);
                } else if (over && loaded.result() instanceof TenantLoad.Loaded(LiveTenant late)) {
                    // In place of what was kept meanwhile.
                    next.put(late);
                }
                loadNext(tenants, end);
            });
        }
    }
}
