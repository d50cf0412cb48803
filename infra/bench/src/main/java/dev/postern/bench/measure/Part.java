package dev.postern.bench.measure;

/// Who takes CPU time during a round.
public enum Part {
    /// The proxy or gateway that the round is about.
    MEASURED,
    /// The server that answers behind it.
    UPSTREAM,
    WRK,
    POSTGRES,
    REDIS,
    /// The program that runs the rounds.
    BENCH
}
