package dev.postern.gateway.credential;

import java.time.Duration;

/// The times and bounds of a [KeyCache].
///
/// @param timeToLive   how long an answer is used without asking again; a revocation is seen within it
/// @param grace        how long a key is used without asking while the store is away
/// @param pause        how long the store is left alone after a failure, before one request asks it again
/// @param keys         how many keys are kept, revoked ones among them
/// @param unknownIds   how many ids that do not exist are kept, apart from the keys
/// @param lookups      how many ids may be asked for at once that are not kept; as many again for keys to be renewed
/// @param tenantsLookups how many of each of these are one tenant's
/// @param waiters      how many requests may wait for ids that are not kept; as many again for keys to be renewed
public record KeyCacheOptions(
        Duration timeToLive,
        Duration grace,
        Duration pause,
        int keys,
        int unknownIds,
        int lookups,
        int tenantsLookups,
        int waiters) {
    /// Without a bound for a tenant.
    public KeyCacheOptions(
            Duration timeToLive, Duration grace, Duration pause, int keys, int unknownIds, int lookups, int waiters) {
        this(timeToLive, grace, pause, keys, unknownIds, lookups, lookups, waiters);
    }

    /// 5 s, 10 min and 500 ms; 100,000 keys (some 30 MB), 10,000 unknown ids; 256 lookups, 192 of them a tenant's, and
    /// 10,000 waiters.
    public static KeyCacheOptions standard() {
        return new KeyCacheOptions(
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofMillis(500),
                100_000,
                10_000,
                256,
                192,
                10_000);
    }
}
