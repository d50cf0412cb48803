package dev.postern.config.policy;

import java.util.List;

/// What callers of a route must be or have, of all levels together: a nearer level adds and takes nothing away.
///
/// @param all each of them must hold; in [Requirement#ORDER], each once, so that it does not matter which level asks
public record RequireConfig(List<Requirement> all) implements PolicyConfig {
    public RequireConfig {
        all = all.stream().distinct().sorted(Requirement.ORDER).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("all: [] (expected: at least one requirement)");
        }
    }

    @Override
    public PolicyKind kind() {
        return PolicyKind.REQUIRE;
    }
}
