package dev.postern.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.postern.config.value.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Tokens whose signature was found right lately, under tenant and issuer; until they expire.
///
/// Says only that a key of the issuer signed the token. What the route expects, and the time, is to be checked on each
/// hit. Bounded by how much memory the claims take, in all. Safe for all threads.
public final class VerifiedTokens {
    /// Names a token among all tenants'; the issuer with all its settings, so that under others it is unknown.
    record Name(TenantId tenant, TrustedIssuer issuer, TokenDigest digest) {}

    /// @param key  that signed it
    /// @param bytes that it takes here, roughly
    /// @param life how long it holds yet
    record Entry(Token token, VerificationKey key, int bytes, Duration life) {}

    /// What an entry takes besides its claims.
    private static final int FIXED = 512;

    private final Cache<Name, Entry> tokens;
    private final AtomicLong drops = new AtomicLong();

    /// @param mostBytes that all tokens kept may take, roughly
    /// @param nanos     the monotonic clock, [System#nanoTime] outside tests
    public VerifiedTokens(long mostBytes, LongSupplier nanos) {
        this.tokens = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .<Name, Entry>weigher((_, entry) -> FIXED + entry.bytes())
                .expireAfter(Expiry.<Name, Entry>creating((_, entry) -> entry.life()))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /// 64 MiB: some 20,000 tokens of 1 KiB.
    public static VerifiedTokens standard() {
        return new VerifiedTokens(64L * 1024 * 1024, System::nanoTime);
    }

    Optional<Entry> get(Name name) {
        return Optional.ofNullable(tokens.getIfPresent(name));
    }

    /// How many drops there were so far; read before a token is verified, and given to [#put].
    long drops() {
        return drops.get();
    }

    /// Keeps a token, unless some were dropped since its verification began: it may be one of them.
    void put(Name name, Entry entry, long dropsBefore) {
        if (drops.get() != dropsBefore) {
            return;
        }
        tokens.put(name, entry);
        if (drops.get() != dropsBefore) {
            tokens.invalidate(name);
        }
    }

    void forget(Name name) {
        tokens.invalidate(name);
    }

    /// Drops the tenant's tokens that were revoked, and keeps those from being kept that are being verified. Says
    /// nothing of tokens that come later. Looks at all tokens of all tenants: for worker threads.
    public void drop(TenantId tenant, Revoked revoked) {
        drops.incrementAndGet();
        tokens.asMap()
                .entrySet()
                .removeIf(kept -> kept.getKey().tenant().equals(tenant)
                        && revoked.covers(kept.getValue().token()));
    }

    /// How many are kept, roughly.
    public long size() {
        return tokens.estimatedSize();
    }
}
