package dev.postern.bench.report;

/// Usage beside what clients saw.
///
/// @param gateway   which one
/// @param answered  replies that wrk read
/// @param inFlight  replies that may have been on their way when wrk stopped, over all rounds
/// @param counted   what `GET /usage/{keyId}` answered after the last round
public record UsageCheck(String gateway, long answered, long inFlight, long counted) {
    /// Every reply that a client read is counted, and nothing that was not asked for.
    public boolean holds() {
        return counted >= answered && counted <= answered + inFlight;
    }
}
