package dev.postern.gateway.live;

import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// Makes a snapshot ready for the tenants that another one serves now.
///
/// A tenant whose part has not changed keeps what was loaded of it; the others are loaded, 64 at a time.
/// What is first asked for meanwhile is looked for again, a few times: tenants come in all the time.
final class Takeover {
    private static final int MOST_ROUNDS = 3;

    private final Snapshot before;
    private final Snapshot next;

    Takeover(Snapshot before, Snapshot next) {
        this.before = before;
        this.next = next;
    }

    /// Never fails; completes on any thread.
    Future<Void> run() {
        return round(1);
    }

    private Future<Void> round(int number) {
        Queue<LiveTenant> changed = new ConcurrentLinkedQueue<>();
        for (LiveTenant tenant : before.loaded()) {
            TenantId id = tenant.table().id();
            if (next.peek(id) == null && !next.keep(tenant, before)) {
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
        LiveTenant tenant = tenants.poll();
        if (tenant == null) {
            end.complete();
        } else {
            next.load(tenant.table().id()).onComplete(loaded -> {
                if (loaded.failed() || loaded.result() instanceof TenantLoad.Failed) {
                    next.keepAfterFailure(tenant, before);
                }
                loadNext(tenants, end);
            });
        }
    }
}
