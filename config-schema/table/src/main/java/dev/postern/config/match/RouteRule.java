package dev.postern.config.match;

import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern;
import java.util.Set;

/// Which requests a route takes.
///
/// @param hosts      of its tenant's hosts, those that it answers on; empty for all
/// @param methods    upper-case; empty for all; GET takes HEAD too
/// @param path       the whole path
/// @param conditions beyond these
public record RouteRule(Set<HostPattern> hosts, Set<String> methods, PathPattern path, Conditions conditions)
        implements RouteScope {
    public RouteRule {
        hosts = Set.copyOf(hosts);
        methods = Set.copyOf(methods);
    }
}
