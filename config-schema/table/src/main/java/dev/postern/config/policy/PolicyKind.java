package dev.postern.config.policy;

/// Every kind of policy: its key in the config, its phase and its rank, which is its place here.
///
/// The order of the constants is the order of decision within a phase; each says why it stands there.
public enum PolicyKind {
    /// Alone in its phase: everything after it may rely on the consumer.
    AUTH("auth", Phase.IDENTIFY),
    /// Before any limit, so that who may not call is charged nothing.
    REQUIRE("require", Phase.AUTHORIZE),
    /// All of a request's limits at once, so that a refused request is charged to none of them.
    RATE_LIMIT("rate-limit", Phase.LIMIT),
    /// Last: the upstream is told of those alone who get this far.
    IDENTITY("identity", Phase.PREPARE);

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
