package dev.postern.config.effective;

import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.source.SourcePosition;
import java.util.List;

/// Everything in force for one route.
///
/// @param at       the route's id in its file
/// @param match    what it takes
/// @param policies what is decided, in the order of decision
/// @param upstream where it leads; the first part is the upstream's name
/// @param tenant   what it has from its tenant
public record Effective(
        RouteKey route,
        SourcePosition at,
        List<Part> match,
        List<PolicyInForce> policies,
        List<Part> upstream,
        List<Part> tenant) {
    public Effective {
        match = List.copyOf(match);
        policies = List.copyOf(policies);
        upstream = List.copyOf(upstream);
        tenant = List.copyOf(tenant);
    }
}
