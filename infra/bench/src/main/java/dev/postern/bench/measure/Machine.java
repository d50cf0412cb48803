package dev.postern.bench.measure;

/// Which core does what.
public final class Machine {
    /// The proxy or gateway that is measured, and nothing else.
    public static final int MEASURED_CORE = 0;

    /// wrk, the upstream, Postgres, Redis and this program.
    public static final int LOAD_CORE = 1;

    private Machine() {}
}
