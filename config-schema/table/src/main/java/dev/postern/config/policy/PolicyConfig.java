package dev.postern.config.policy;

/// What a route asks of one kind of policy, after all levels have been merged.
///
/// To add a kind: its record here, its constant in [PolicyKind], its schema fragment, its policy class
/// and the branch in the gateway's switch; a contract test fails while one of them is missing.
public sealed interface PolicyConfig permits AuthConfig, RequireConfig, RateLimitConfig, IdentityConfig {
    PolicyKind kind();
}
