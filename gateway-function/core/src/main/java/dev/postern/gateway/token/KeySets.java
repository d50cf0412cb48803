package dev.postern.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.token.KeyFetch.Fetched;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// The published keys of all tenants' issuers.
///
/// A set is used as long as its endpoint says, within bounds, then asked for again while it goes on being used; while
/// it cannot be had, the last good one is used for a grace, and then none. An unknown `kid` has it asked for at most
/// once in a while. One fetch an issuer at a time; bounded in all and by tenant, and those of issuers that failed last
/// time by a quarter of that in addition, so that dead endpoints, however many, hold up nobody else's. Safe for all
/// threads and for event loops: nothing here waits. Futures never fail, and complete on the caller's Vert.x context
/// where it has one.
public final class KeySets {
    private static final Logger LOG = Logger.getLogger(KeySets.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    /// Longer than any set is used.
    private static final Duration UNUSED = Duration.ofHours(26);

    /// An issuer among all tenants'; its other settings say nothing of its keys.
    private record Place(TenantId tenant, String issuer, KeySource source) {}

    private final KeySetsOptions options;
    private final LongSupplier nanos;
    private final KeyFetch fetch;
    private final Places fetches;
    private final Places doubtful;
    private final Cache<Place, IssuerKeys> issuers;

    /// @param nanos the monotonic clock, [System#nanoTime] outside tests
    public KeySets(Vertx vertx, KeySetsOptions options, LongSupplier nanos) {
        this.options = options;
        this.nanos = nanos;
        int more = Math.max(1, options.fetches() / 4);
        this.fetch = new KeyFetch(vertx, new DocumentFetch(vertx, options.timeLimit(), options.fetches() + more));
        this.fetches = new Places(options.fetches(), options.fetchesPerTenant());
        this.doubtful = new Places(more, options.fetchesPerTenant());
        this.issuers = Caffeine.newBuilder()
                .maximumSize(options.issuers())
                .expireAfterAccess(UNUSED)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /// The keys that may be used now; has new ones fetched where those are due, without waiting.
    public Optional<KeySet> atHand(TenantId tenant, IssuerTable issuer) {
        IssuerKeys known = known(tenant, issuer);
        Optional<KeySet> usable = known.usable(nanos.getAsLong());
        if (usable.isPresent() && known.due(nanos.getAsLong())) {
            start(tenant, issuer, known);
        }
        return usable;
    }

    /// The keys, fetched where none may be used now.
    public Future<KeysAnswer> load(TenantId tenant, IssuerTable issuer) {
        IssuerKeys known = known(tenant, issuer);
        long now = nanos.getAsLong();
        if (known.due(now) && !start(tenant, issuer, known)) {
            return Future.succeededFuture(withoutAsking(known));
        }
        return known.usable(now).isPresent() ? Future.succeededFuture(known.answer(now)) : await(known);
    }

    /// The keys, fetched anew if the issuer may be asked again: for a token whose key is not among them.
    public Future<KeysAnswer> renew(TenantId tenant, IssuerTable issuer) {
        IssuerKeys known = known(tenant, issuer);
        if (known.renewable(nanos.getAsLong()) && !start(tenant, issuer, known)) {
            return Future.succeededFuture(withoutAsking(known));
        }
        return await(known);
    }

    /// How many issuers did not answer when they were asked last. Looks at all of them.
    long failing() {
        return issuers.asMap().values().stream().filter(IssuerKeys::failing).count();
    }

    private Future<KeysAnswer> await(IssuerKeys known) {
        Optional<Future<Void>> asking = known.join();
        if (asking.isPresent()) {
            return Home.bring(asking.get().map(_ -> known.answer(nanos.getAsLong())));
        }
        return Future.succeededFuture(known.running() ? withoutAsking(known) : known.answer(nanos.getAsLong()));
    }

    /// What can be said where the issuer should be asked and cannot be.
    private KeysAnswer withoutAsking(IssuerKeys known) {
        return switch (known.answer(nanos.getAsLong())) {
            case KeysAnswer.Usable usable -> new KeysAnswer.Usable(usable.keys(), false);
            case KeysAnswer.Away _ -> new KeysAnswer.Away(SOON);
        };
    }

    /// Starts a fetch unless one is under way; false if there is no place for it.
    private boolean start(TenantId tenant, IssuerTable issuer, IssuerKeys known) {
        Places places = known.failing() ? doubtful : fetches;
        if (!places.tryEnter(tenant)) {
            return false;
        }
        if (!known.begin(nanos.getAsLong())) {
            places.leave(tenant);
            return true;
        }
        Future.succeededFuture()
                .compose(_ -> fetch.fetch(issuer))
                .otherwise(bug -> new Fetched.Failed("a fault of the gateway: " + bug))
                .onSuccess(fetched -> {
                    places.leave(tenant);
                    tell(tenant, issuer, known, fetched);
                });
        return true;
    }

    private static void tell(TenantId tenant, IssuerTable issuer, IssuerKeys known, Fetched fetched) {
        switch (fetched) {
            case Fetched.Keys(KeySet keys, Optional<Duration> fresh) -> {
                if (known.renewed(keys, fresh)) {
                    LOG.infof("The keys of issuer %s of tenant %s can be had again.", issuer.name(), tenant);
                }
            }
            case Fetched.Failed(String reason) -> {
                if (known.missed()) {
                    LOG.warnf(
                            "The keys of issuer %s of tenant %s cannot be had: %s. The last good ones go on working.",
                            issuer.name(), tenant, reason);
                }
            }
        }
    }

    private IssuerKeys known(TenantId tenant, IssuerTable issuer) {
        return Objects.requireNonNull(
                issuers.get(new Place(tenant, issuer.issuer(), issuer.keys()), _ -> new IssuerKeys(options)));
    }
}
