package dev.postern.config.match;

import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern;
import java.util.Set;

/// Which requests a route takes, whatever else is known of it.
public interface RouteScope {
    /// Of its tenant's hosts, those that it answers on; empty for all.
    Set<HostPattern> hosts();

    /// Upper-case; empty for all; GET takes HEAD too.
    Set<String> methods();

    /// The whole path, base path included.
    PathPattern path();

    /// What it asks of headers and query.
    Conditions conditions();
}
