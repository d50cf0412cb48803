package dev.postern.gateway.revocation;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// The times of a [RevocationFollower].
///
/// @param poll   between two looks where nothing was told
/// @param reload between two times that everything is read, as a net below all else
/// @param retry  after a failure
/// @param clear  between two times that what has ended is removed
public record RevocationFollowerOptions(Duration poll, Duration reload, Duration retry, Duration clear) {
    /// 4 s, so that 5 s hold with the read; 60 to 70 min, so that a fleet does not read all at once; 1 s; 5 min.
    public static RevocationFollowerOptions standard() {
        return new RevocationFollowerOptions(
                Duration.ofSeconds(4),
                Duration.ofMinutes(60).plusSeconds(ThreadLocalRandom.current().nextInt(600)),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5));
    }
}
