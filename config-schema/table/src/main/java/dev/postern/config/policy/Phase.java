package dev.postern.config.policy;

/// The phases in which a request's policies are decided, in this order.
public enum Phase {
    /// What needs no credential: addresses, preflights. First, since it is cheapest and most often abused.
    ADMIT,
    /// Who is calling.
    IDENTIFY,
    /// Whether that caller may do this.
    AUTHORIZE,
    /// How much of it; after AUTHORIZE, so that a refused request is charged nothing.
    LIMIT,
    /// What the upstream shall see.
    PREPARE
}
