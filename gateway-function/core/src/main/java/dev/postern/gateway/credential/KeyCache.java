package dev.postern.gateway.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.KeyLookups.KeyName;
import dev.postern.gateway.credential.KeyLookups.Lookup;
import dev.postern.gateway.credential.KeyLookups.Place;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The keys that requests came with lately, so that most requests ask nobody.
///
/// An answer is used for its time to live, then asked for again. While the store is away a key that was known
/// goes on being so for a grace, and one that was revoked or deleted goes on being that; ids never seen are
/// [KeyAnswer.Unavailable]. Where more keys are to be asked for than may be at once, those left over are used for
/// one more time to live, and not longer. Ids that do not exist are kept apart from keys, so that a flood of them
/// evicts no owner. A key whose record cannot be read goes on as it was known for the grace, and is no sign that
/// the store is away. Safe for all threads; futures complete on the caller's Vert.x context where it has one.
public final class KeyCache implements MeterBinder {
    /// @param answer never [KeyAnswer.Unavailable]; wrapped once, for [#peek]
    private record Entry(Optional<KeyAnswer> answer, long askedNanos) {
        Entry(KeyAnswer answer, long askedNanos) {
            this(Optional.of(answer), askedNanos);
        }
    }

    private static final KeyAnswer UNKNOWN = new KeyAnswer.Unknown();
    private static final KeyAnswer UNAVAILABLE = new KeyAnswer.Unavailable(Duration.ofSeconds(1));

    private final KeyStore store;
    private final KeyCacheOptions options;
    private final LongSupplier nanos;
    private final StoreOutage outage;
    private final KeyLookups lookups;
    /// Keys, and what is left of keys that were deleted.
    private final Cache<KeyName, Entry> keys;
    private final Cache<KeyName, Entry> unknownIds;
    private final AtomicInteger waitingForMisses = new AtomicInteger();
    private final AtomicInteger waitingForRenewals = new AtomicInteger();
    private final LongAdder graceUses = new LongAdder();
    private final LongAdder unavailable = new LongAdder();
    private final LongAdder overdue = new LongAdder();
    /// What was asked for before is not fresh, however young.
    private volatile long doubtedBeforeNanos;

    /// @param nanos the monotonic clock, [System#nanoTime] outside tests
    public KeyCache(KeyStore store, KeyCacheOptions options, LongSupplier nanos) {
        this.store = store;
        this.options = options;
        this.nanos = nanos;
        this.outage = new StoreOutage(nanos, options.pause());
        this.lookups = new KeyLookups(options.lookups(), options.tenantsLookups());
        this.keys = cache(options.keys(), options.grace(), nanos);
        this.unknownIds = cache(options.unknownIds(), options.timeToLive(), nanos);
        this.doubtedBeforeNanos = nanos.getAsLong();
    }

    /// The answer at hand, if there is one that may be used; asks nobody.
    public Optional<KeyAnswer> peek(TenantId tenant, String id) {
        KeyName name = new KeyName(tenant, id);
        Entry kept = keys.getIfPresent(name);
        if (kept == null) {
            Entry unknown = unknownIds.getIfPresent(name);
            return unknown != null && isFresh(unknown) ? unknown.answer() : Optional.empty();
        }
        if (isFresh(kept)) {
            return kept.answer();
        }
        if (outage.away() && !outage.probeDue() && isYounger(kept, options.grace())) {
            graceUses.increment();
            return kept.answer();
        }
        return Optional.empty();
    }

    /// The answer, from the store where none is at hand. Never fails; waits no longer than the store's time limit.
    public Future<KeyAnswer> load(TenantId tenant, String id) {
        Optional<KeyAnswer> atHand = peek(tenant, id);
        if (atHand.isPresent()) {
            return Future.succeededFuture(atHand.get());
        }
        KeyName name = new KeyName(tenant, id);
        boolean away = outage.away();
        if (away && !outage.claimProbe()) {
            return Future.succeededFuture(withoutStore(name));
        }
        boolean renewal = inGrace(name) != null;
        return switch (lookups.begin(name, renewal)) {
            case Place.Full() -> Future.succeededFuture(away ? withoutStore(name) : withoutPlace(name));
            case Place.Joined(Lookup lookup) -> await(name, lookup, renewal);
            case Place.Started(Lookup lookup) -> {
                // Registered before the store is asked, so that a lookup that ends at once finds its waiter.
                Future<KeyAnswer> answer =
                        away && renewal ? Future.succeededFuture(withoutStore(name)) : await(name, lookup, renewal);
                ask(name, lookup);
                yield answer;
            }
        };
    }

    /// Drops what is known of a key, and keeps a lookup under way from bringing it back.
    public void forget(TenantId tenant, String id) {
        KeyName name = new KeyName(tenant, id);
        lookups.forget(name, () -> {
            keys.invalidate(name);
            unknownIds.invalidate(name);
        });
    }

    /// Has everything asked for before now asked for again at its next use: changes of it may have been missed.
    ///
    /// What the store cannot be asked for while it is away is used for the grace all the same.
    public void doubtAll() {
        doubtedBeforeNanos = nanos.getAsLong();
    }

    /// Whether the store failed when it was last asked.
    public boolean storeAway() {
        return outage.away();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("postern.keys.store.away", outage, it -> it.away() ? 1 : 0)
                .description("1 while Postgres does not answer for API keys")
                .register(registry);
        Gauge.builder("postern.keys.lookups", lookups, KeyLookups::running)
                .description("Key lookups under way")
                .register(registry);
        FunctionCounter.builder("postern.keys.grace", graceUses, LongAdder::sum)
                .description("Requests let through or refused by what was known before Postgres went away")
                .register(registry);
        FunctionCounter.builder("postern.keys.unavailable", unavailable, LongAdder::sum)
                .description("Requests whose key nobody could look up")
                .register(registry);
        FunctionCounter.builder("postern.keys.overdue", overdue, LongAdder::sum)
                .description("Requests answered by what was known, since too many keys were to be asked for")
                .register(registry);
    }

    private Future<KeyAnswer> await(KeyName name, Lookup lookup, boolean renewal) {
        AtomicInteger waiting = renewal ? waitingForRenewals : waitingForMisses;
        if (waiting.incrementAndGet() > options.waiters()) {
            waiting.decrementAndGet();
            return Future.succeededFuture(outage.away() ? withoutStore(name) : withoutPlace(name));
        }
        Promise<KeyAnswer> answer = Promise.promise();
        Context caller = Vertx.currentContext();
        lookup.answer().onSuccess(found -> {
            waiting.decrementAndGet();
            if (caller == null) {
                answer.complete(found);
            } else {
                caller.runOnContext(_ -> answer.complete(found));
            }
        });
        return answer.future();
    }

    private void ask(KeyName name, Lookup lookup) {
        long askedNanos = nanos.getAsLong();
        Future.succeededFuture()
                .compose(_ -> store.find(name.tenant(), name.id()))
                .onComplete(found -> tell(name, lookup, found, askedNanos));
    }

    private void tell(KeyName name, Lookup lookup, AsyncResult<Optional<KeyRecord>> found, long askedNanos) {
        if (found.failed()) {
            if (found.cause() instanceof UnreadableKeyException unreadable) {
                outage.answeredUnreadably(unreadable);
            } else {
                outage.failed(found.cause());
            }
            lookups.end(name, lookup, () -> {}, withoutStore(name));
            return;
        }
        outage.answered();
        if (found.result().isPresent()) {
            KeyAnswer known = new KeyAnswer.Known(found.result().get());
            lookups.end(name, lookup, () -> keys.put(name, new Entry(known, askedNanos)), known);
        } else {
            lookups.end(name, lookup, () -> keepUnknown(name, askedNanos), UNKNOWN);
        }
    }

    /// A key that was there and is gone keeps its place among the keys: it must stay gone while the store is away.
    private void keepUnknown(KeyName name, long askedNanos) {
        Cache<KeyName, Entry> cache = keys.getIfPresent(name) == null ? unknownIds : keys;
        cache.put(name, new Entry(UNKNOWN, askedNanos));
    }

    private KeyAnswer withoutStore(KeyName name) {
        Entry kept = inGrace(name);
        if (kept == null) {
            unavailable.increment();
            return UNAVAILABLE;
        }
        graceUses.increment();
        return kept.answer().orElseThrow();
    }

    /// The store is there, but asked too much at the moment.
    private KeyAnswer withoutPlace(KeyName name) {
        Entry kept = keys.getIfPresent(name);
        if (kept == null || !isYounger(kept, options.timeToLive().multipliedBy(2))) {
            unavailable.increment();
            return UNAVAILABLE;
        }
        overdue.increment();
        return kept.answer().orElseThrow();
    }

    private @Nullable Entry inGrace(KeyName name) {
        Entry kept = keys.getIfPresent(name);
        return kept != null && isYounger(kept, options.grace()) ? kept : null;
    }

    private boolean isFresh(Entry entry) {
        return isYounger(entry, options.timeToLive()) && entry.askedNanos() - doubtedBeforeNanos >= 0;
    }

    private boolean isYounger(Entry entry, Duration age) {
        return nanos.getAsLong() - entry.askedNanos() < age.toNanos();
    }

    /// Evicts in the calling thread: cheap, and no other thread pool is woken for it.
    private static Cache<KeyName, Entry> cache(int size, Duration life, LongSupplier nanos) {
        return Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(life)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }
}
