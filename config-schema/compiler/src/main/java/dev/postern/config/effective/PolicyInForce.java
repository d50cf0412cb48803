package dev.postern.config.effective;

import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.PolicyKind;
import java.util.List;

/// One policy of a route.
///
/// @param config what the gateway is given
/// @param parts  the same in words, each part with its origin
public record PolicyInForce(PolicyConfig config, List<Part> parts) {
    public PolicyInForce {
        parts = List.copyOf(parts);
    }

    public PolicyKind kind() {
        return config.kind();
    }
}
