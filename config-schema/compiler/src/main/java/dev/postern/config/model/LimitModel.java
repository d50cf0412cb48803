package dev.postern.config.model;

import dev.postern.config.json.Place;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;

/// One limit as written.
///
/// @param name        its own, or such as `key-1m` where none is written
/// @param at          the limit's object
/// @param requests    where and how many
/// @param overridable whether a nearer namesake may be looser
public record LimitModel(
        String name, Place at, Scope per, Located<Long> requests, Window window, boolean overridable) {}
