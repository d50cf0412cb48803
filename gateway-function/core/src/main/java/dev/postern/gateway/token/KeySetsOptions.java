package dev.postern.gateway.token;

import java.time.Duration;

/// The times and bounds of [KeySets].
///
/// @param leastFresh      how long a set is used without asking again, whatever less its endpoint says
/// @param usualFresh      the same where the endpoint says nothing
/// @param mostFresh       the same, whatever more the endpoint says
/// @param grace           how much longer the last good set is used while a new one cannot be had
/// @param betweenRenewals how long an issuer is left alone after it was asked, however many unknown kids come
/// @param pause           how long it is left alone after a failure
/// @param timeLimit       how long a document may take, from the connection's begin to its last byte
/// @param fetches         how many fetches are under way at once; a quarter more for issuers that failed last time
/// @param fetchesPerTenant how many of those are one tenant's
/// @param waiters         how many requests may wait for one issuer at once
/// @param issuers         how many issuers' sets are kept
public record KeySetsOptions(
        Duration leastFresh,
        Duration usualFresh,
        Duration mostFresh,
        Duration grace,
        Duration betweenRenewals,
        Duration pause,
        Duration timeLimit,
        int fetches,
        int fetchesPerTenant,
        int waiters,
        int issuers) {
    /// 1 min, 10 min and 24 h; 1 h of grace; 30 s and 10 s; 3 s a document; 64 fetches, 4 a tenant; 1,000 waiters an
    /// issuer; 20,000 issuers.
    public static KeySetsOptions standard() {
        return new KeySetsOptions(
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                Duration.ofHours(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                64,
                4,
                1_000,
                20_000);
    }
}
