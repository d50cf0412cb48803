package dev.postern.config.regex;

/// How much work searches may still do, together. For one thread.
///
/// Counted in steps rather than in time, so that the same question has the same answer on every machine.
public final class Work {
    private long left;

    /// @param steps some millions a second
    public Work(long steps) {
        this.left = steps;
    }

    /// Whether nothing is left.
    public boolean isSpent() {
        return left < 0;
    }

    /// Takes some, for what this package does not do itself.
    ///
    /// @return whether there was enough left
    public boolean spend(long steps) {
        left -= steps;
        return left >= 0;
    }
}
