package dev.postern.config.explain;

import dev.postern.config.effective.Effective;
import dev.postern.config.match.RouteCandidate;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the gateway makes of a request, and why.
///
/// @param request    its method and URL, without a key
/// @param toldBy     how the tenant was told; empty where none was
/// @param inForce    what holds for the route that takes it
/// @param candidates what else could have taken it, by precedence
/// @param near       the nearest routes, where none takes the request
/// @param positions  where the routes above are written, by `api/id`
public record Explanation(
        String request,
        Verdict verdict,
        Optional<String> toldBy,
        Optional<Effective> inForce,
        List<RouteCandidate<RouteTable>> candidates,
        List<NearRoute> near,
        Map<String, SourcePosition> positions) {
    public Explanation {
        candidates = List.copyOf(candidates);
        near = List.copyOf(near);
        positions = Map.copyOf(positions);
    }

    /// The route that takes it.
    Optional<RouteTable> winner() {
        return verdict instanceof Verdict.Routed routed ? Optional.of(routed.route()) : Optional.empty();
    }
}
