package dev.postern.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.postern.config.value.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Tokens whose signature was found right lately, under tenant and issuer; until they expire.
///
/// Says only that a key of the issuer signed the token. What the route expects, the time, and whether it was revoked is
/// to be checked on each hit. Bounded by how much memory the claims take, in all. Safe for all threads.
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

    void put(Name name, Entry entry) {
        tokens.put(name, entry);
    }

    void forget(Name name) {
        tokens.invalidate(name);
    }

    /// How many are kept, roughly.
    public long size() {
        return tokens.estimatedSize();
    }
}
