package dev.postern.bench.load;

/// The run cannot give figures that mean anything; its message says why.
public final class RunFailed extends Exception {
    private static final long serialVersionUID = 1;

    public RunFailed(String message) {
        super(message);
    }
}
