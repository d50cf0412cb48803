package dev.postern.gateway.token;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Finds which of some keys signed a token: usual RSA keys and shared secrets at once, the others on worker threads;
/// once however many ask for the same token, and no more at a time than the bounds say.
final class SignatureSearch {
    /// What came of it.
    sealed interface Found {
        record Signer(VerificationKey key) implements Found {}

        record Nobody() implements Found {}

        /// Too many checks are under way.
        record Busy() implements Found {}
    }

    private static final Logger LOG = Logger.getLogger(SignatureSearch.class);

    private final SignatureCheck check;
    private final WorkerExecutor workers;
    private final Places places;
    private final ConcurrentMap<VerifiedTokens.Name, Future<Found>> running = new ConcurrentHashMap<>();

    SignatureSearch(Vertx vertx, TokenVerifierOptions options, SignatureCheck check) {
        this.check = check;
        this.workers = vertx.createSharedWorkerExecutor("token-checks", options.threads());
        this.places = new Places(options.checks(), options.checksPerTenant());
    }

    /// Whether a search among these is quick enough for an event loop.
    static boolean isCheap(List<VerificationKey> keys) {
        return keys.stream().allMatch(VerificationKey::isCheap);
    }

    /// Searches in the calling thread.
    Found now(TokenText token, TrustedIssuer issuer, List<VerificationKey> keys) {
        for (VerificationKey key : keys) {
            if (check.holds(token, key, issuer.table().issuer())) {
                return new Found.Signer(key);
            }
        }
        return new Found.Nobody();
    }

    /// Searches on a worker thread; never fails.
    ///
    /// @param known what was found out before, if anything; asked for when no other search is under way
    Future<Found> later(
            VerifiedTokens.Name name,
            TokenText token,
            List<VerificationKey> keys,
            Supplier<Optional<VerificationKey>> known) {
        Future<Found> others = running.get(name);
        if (others != null) {
            return Home.bring(others);
        }
        if (!places.tryEnter(name.tenant())) {
            return Future.succeededFuture(new Found.Busy());
        }
        Promise<Found> mine = Promise.promise();
        Future<Found> faster = running.putIfAbsent(name, mine.future());
        if (faster != null) {
            places.leave(name.tenant());
            return Home.bring(faster);
        }
        Optional<VerificationKey> signer = known.get();
        if (signer.isPresent()) {
            end(name, mine, new Found.Signer(signer.get()));
            return mine.future();
        }
        workers.executeBlocking(() -> now(token, name.issuer(), keys), false).onComplete(done -> {
            if (done.failed()) {
                LOG.error("A token's signature could not be checked", done.cause());
            }
            end(name, mine, done.succeeded() ? done.result() : new Found.Busy());
        });
        return mine.future();
    }

    /// Tells first, so that whoever finds no search under way any more finds what came of it.
    private void end(VerifiedTokens.Name name, Promise<Found> search, Found found) {
        places.leave(name.tenant());
        search.complete(found);
        running.remove(name, search.future());
    }
}
