package dev.postern.gateway.credential;

import dev.postern.config.value.TenantId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/// The lookups under way: one a key however many ask, and no more than the bounds say.
final class KeyLookups {
    /// Names a key among all tenants'.
    record KeyName(TenantId tenant, String id) {}

    /// One lookup; what it finds is kept only while it is still the one registered for its key.
    static final class Lookup {
        private final Promise<KeyAnswer> answer = Promise.promise();
        private final Slots slots;

        private Lookup(Slots slots) {
            this.slots = slots;
        }

        Future<KeyAnswer> answer() {
            return answer.future();
        }
    }

    private final ConcurrentMap<KeyName, Lookup> running = new ConcurrentHashMap<>();
    private final Slots missSlots;
    private final Slots renewalSlots;

    /// @param bound of ids that are not kept, and as many again of keys to be renewed: a flood of ids that
    ///              nobody knows leaves the owners of keys their places
    /// @param share of each of these that one tenant may have: a flood at one leaves the others theirs
    KeyLookups(int bound, int share) {
        this.missSlots = new Slots(bound, share);
        this.renewalSlots = new Slots(bound, share);
    }

    /// How many lookups of a kind there may be.
    private static final class Slots {
        private final Semaphore all;
        private final int share;
        private final ConcurrentMap<TenantId, Integer> taken = new ConcurrentHashMap<>();

        Slots(int bound, int share) {
            this.all = new Semaphore(bound);
            this.share = share;
        }

        boolean tryAcquire(TenantId tenant) {
            if (!all.tryAcquire()) {
                return false;
            }
            if (taken.merge(tenant, 1, Integer::sum) <= share) {
                return true;
            }
            release(tenant);
            return false;
        }

        void release(TenantId tenant) {
            taken.computeIfPresent(tenant, (_, count) -> count == 1 ? null : count - 1);
            all.release();
        }
    }

    /// What came of asking for a place.
    sealed interface Place {
        /// The caller looks it up, and ends the lookup.
        record Started(Lookup lookup) implements Place {}

        /// Somebody else is at it.
        record Joined(Lookup lookup) implements Place {}

        /// All places are taken.
        record Full() implements Place {}
    }

    Place begin(KeyName name, boolean renewal) {
        Lookup running = this.running.get(name);
        if (running != null) {
            return new Place.Joined(running);
        }
        Slots slots = renewal ? renewalSlots : missSlots;
        if (!slots.tryAcquire(name.tenant())) {
            return new Place.Full();
        }
        Lookup mine = new Lookup(slots);
        Lookup faster = this.running.putIfAbsent(name, mine);
        if (faster != null) {
            slots.release(name.tenant());
            return new Place.Joined(faster);
        }
        return new Place.Started(mine);
    }

    /// Ends a lookup; `keep` runs unless the key was forgotten since it began, and no forgetting runs meanwhile.
    void end(KeyName name, Lookup lookup, Runnable keep, KeyAnswer answer) {
        running.computeIfPresent(name, (_, registered) -> {
            if (registered != lookup) {
                return registered;
            }
            keep.run();
            return null;
        });
        lookup.slots.release(name.tenant());
        lookup.answer.complete(answer);
    }

    /// Cuts a running lookup off from what is kept; `drop` runs while nothing is being kept for this key.
    void forget(KeyName name, Runnable drop) {
        running.compute(name, (_, registered) -> {
            drop.run();
            return null;
        });
    }

    int running() {
        return running.size();
    }
}
