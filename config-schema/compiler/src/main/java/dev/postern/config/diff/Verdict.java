package dev.postern.config.diff;

/// How a change must be looked at; the later constant is the worse one.
public enum Verdict {
    /// The same digest: nothing that a gateway does is different.
    NO_OP("no-op"),
    /// Whatever worked works as before, behind the same protection.
    ADDITIVE("additive"),
    /// Some request that worked is refused, or goes elsewhere.
    BREAKING("breaking"),
    /// Something is protected less. Worse than breaking, since nobody will complain of it.
    WEAKENED("weakened");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /// The form in every output.
    public String word() {
        return word;
    }

    /// Whether a pipeline goes on without asking anybody.
    public boolean harmless() {
        return this == NO_OP || this == ADDITIVE;
    }
}
