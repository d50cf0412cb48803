package dev.postern.config.policy;

/// Every kind of policy: its key in the config, its phase and its rank, which is its place here.
///
/// The order of the constants is the order of decision within a phase; each says why it stands there.
public enum PolicyKind {
    /// Alone in its phase: everything after it may rely on the consumer.
    AUTH("auth", Phase.IDENTIFY),
    /// All of a request's limits at once, so that a refused request is charged to none of them.
    RATE_LIMIT("rate-limit", Phase.LIMIT);

    private final String key;
    private final Phase phase;

    PolicyKind(String key, Phase phase) {
        this.key = key;
        this.phase = phase;
    }

    /// The key under which the policy is written in a config file.
    public String key() {
        return key;
    }

    public Phase phase() {
        return phase;
    }
}
