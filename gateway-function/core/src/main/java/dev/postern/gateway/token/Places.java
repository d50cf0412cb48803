package dev.postern.gateway.token;

import dev.postern.config.value.TenantId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/// How much may be under way at once: in all, and of one tenant, so that none takes all places. Safe for all threads.
public final class Places {
    private final Semaphore all;
    private final int mostPerTenant;
    private final ConcurrentMap<TenantId, Integer> taken = new ConcurrentHashMap<>();

    public Places(int most, int mostPerTenant) {
        this.all = new Semaphore(most);
        this.mostPerTenant = mostPerTenant;
    }

    /// Takes a place, if there is one; whoever has it gives it back with [#leave].
    public boolean tryEnter(TenantId tenant) {
        if (!all.tryAcquire()) {
            return false;
        }
        boolean[] entered = {false};
        taken.compute(tenant, (_, count) -> {
            int before = count == null ? 0 : count;
            entered[0] = before < mostPerTenant;
            return entered[0] ? Integer.valueOf(before + 1) : count;
        });
        if (!entered[0]) {
            all.release();
        }
        return entered[0];
    }

    public void leave(TenantId tenant) {
        taken.computeIfPresent(tenant, (_, count) -> count == 1 ? null : count - 1);
        all.release();
    }

    int taken() {
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }
}
