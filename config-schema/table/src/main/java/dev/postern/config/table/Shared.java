package dev.postern.config.table;

import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.value.LinearRegex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Values of one document, each kept once: what many routes say alike is then near at hand when they are served, and
/// held once. For one thread.
final class Shared {
    private static final int MOST_POLICIES = 1_000;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Optional<LinearRegex>> regexes = new HashMap<>();
    private final Map<List<PolicyConfig>, List<PolicyConfig>> policies = new HashMap<>();

    String text(String text) {
        return texts.computeIfAbsent(text, first -> first);
    }

    /// Unmodifiable. The first thousand different ones are kept once: lists cannot be put in order, so that an author
    /// who makes all of them collide would have each compared with all before it.
    List<PolicyConfig> policies(List<PolicyConfig> inForce) {
        List<PolicyConfig> own = List.copyOf(inForce);
        return policies.size() < MOST_POLICIES
                ? policies.computeIfAbsent(own, first -> first)
                : policies.getOrDefault(own, own);
    }

    /// Compiled once, and large.
    Optional<LinearRegex> regex(String source) {
        return regexes.computeIfAbsent(source, LinearRegex::parse);
    }
}
