package dev.postern.gateway.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.token.Places;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// Signs tokens that tell upstreams who is calling, on threads of its own, and keeps each for half of its life.
///
/// Kept under the tenant and all that the token says, so that one caller's is never another's. Bounds: 32 MiB of
/// tokens, 1,024 signatures under way or waiting, 256 of one tenant. Safe for all threads and for event loops.
public final class IdentityTokens {
    /// What a request gets.
    public sealed interface Answer {
        record Ready(String token) implements Answer {}

        /// @param answer never fails; completes on the caller's Vert.x context
        record Later(Future<Answer> answer) implements Answer {}

        /// Nobody is calling whom one could tell of.
        record Nobody() implements Answer {}

        /// Too many are waiting to be signed.
        record Busy() implements Answer {}
    }

    /// @param kept  how long it is handed out
    /// @param until the same by the wall clock, which goes on while a process is stopped
    private record Signed(String token, Duration kept, Instant until) {}

    private static final Logger LOG = Logger.getLogger(IdentityTokens.class);
    private static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final int MOST_WAITING = 1_024;
    private static final int MOST_WAITING_OF_TENANT = 256;
    /// Between a caller's credential that has just ended, within the clocks' skew, and the upstream that looks.
    private static final Duration LEAST = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final String issuer;
    private final SigningKeys keys;
    private final InstantSource clock;
    private final WorkerExecutor workers;
    private final Places places = new Places(MOST_WAITING, MOST_WAITING_OF_TENANT);
    private final AsyncCache<IdentityClaims, Signed> signed;
    private final AtomicBoolean told;

    /// @param issuer what `iss` says
    /// @param clock  the wall clock
    /// @param nanos  the monotonic clock, [System#nanoTime] outside tests
    public IdentityTokens(Vertx vertx, String issuer, SigningKeys keys, InstantSource clock, LongSupplier nanos) {
        this.vertx = vertx;
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
        this.told = new AtomicBoolean(keys.shared());
        this.workers = vertx.createSharedWorkerExecutor(
                "identity-tokens", Runtime.getRuntime().availableProcessors());
        // Kept in order by whoever reads: cheap, and no other thread pool is woken for it.
        this.signed = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(MOST_BYTES)
                .<IdentityClaims, Signed>weigher((claims, token) ->
                        256 + 2 * claims.facts().length() + token.token().length())
                .expireAfter(Expiry.<IdentityClaims, Signed>creating((_, token) -> token.kept()))
                .ticker(nanos::getAsLong)
                .buildAsync();
    }

    /// The public keys, as a JWK set.
    public String published() {
        return keys.published();
    }

    /// A token that says who is calling a tenant's API.
    public Answer token(TenantId tenant, IdentityConfig.Token config, Consumer consumer) {
        return IdentityClaims.of(tenant, config, consumer).map(this::token).orElseGet(Answer.Nobody::new);
    }

    private Answer token(IdentityClaims claims) {
        CompletableFuture<Signed> known = signed.getIfPresent(claims);
        if (known == null || (isOver(known) && signed.asMap().remove(claims, known))) {
            if (!places.tryEnter(claims.tenant())) {
                return new Answer.Busy();
            }
            CompletableFuture<Signed> mine = new CompletableFuture<>();
            CompletableFuture<Signed> faster = signed.asMap().putIfAbsent(claims, mine);
            if (faster == null) {
                begin(claims, mine);
                known = mine;
            } else {
                places.leave(claims.tenant());
                known = faster;
            }
        }
        Signed done = known.isCompletedExceptionally() ? null : known.getNow(null);
        return done == null
                ? new Answer.Later(Future.fromCompletionStage(known, vertx.getOrCreateContext())
                        .<Answer>map(token -> new Answer.Ready(token.token()))
                        .otherwise(failed -> new Answer.Busy()))
                : new Answer.Ready(done.token());
    }

    private boolean isOver(CompletableFuture<Signed> known) {
        Signed done = known.isCompletedExceptionally() ? null : known.getNow(null);
        return done != null && !clock.instant().isBefore(done.until());
    }

    private void begin(IdentityClaims claims, CompletableFuture<Signed> promise) {
        if (told.compareAndSet(false, true)) {
            LOG.warn("Identity tokens are signed by a key that this process drew and no other gateway publishes"
                    + " (expected with more than one: IDENTITY_KEYS_FILE)");
        }
        workers.executeBlocking(() -> sign(claims), false).onComplete(done -> {
            places.leave(claims.tenant());
            if (done.succeeded()) {
                promise.complete(done.result());
            } else {
                LOG.error("An identity token could not be signed", done.cause());
                promise.completeExceptionally(done.cause());
            }
        });
    }

    private Signed sign(IdentityClaims claims) throws JoseException {
        Instant now = clock.instant();
        Duration life = claims.until()
                .map(until -> Duration.between(now, until))
                .filter(left -> left.compareTo(claims.lifetime()) < 0)
                .map(left -> left.compareTo(LEAST) < 0 ? LEAST : left)
                .orElse(claims.lifetime());
        JsonWebSignature token = new JsonWebSignature();
        token.setHeader("typ", "JWT");
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(keys.keyId());
        token.setKey(keys.key());
        token.setPayload(new JsonObject(claims.facts())
                .put("iss", issuer)
                .put("aud", claims.audience())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(life).getEpochSecond())
                .encode());
        Duration kept = life.dividedBy(2);
        return new Signed(token.getCompactSerialization(), kept, now.plus(kept));
    }

    /// How many are kept, roughly.
    public long size() {
        return signed.synchronous().estimatedSize();
    }
}
