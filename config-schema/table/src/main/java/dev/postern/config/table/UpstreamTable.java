package dev.postern.config.table;

import dev.postern.config.value.TargetAddress;
import java.time.Duration;
import java.util.List;

/// A named service and the addresses it answers at.
///
/// Equal settings make equal records, so run-time state keyed by tenant and this record survives
/// every config change but one of its own.
///
/// @param api      the API that names it
/// @param name     unique in the API
/// @param targets  sorted by address, at least one
/// @param timeouts how long to wait for it
public record UpstreamTable(String api, String name, List<Target> targets, Timeouts timeouts) {
    /// @param weight share of the requests relative to the other targets; 1 to 1000
    public record Target(TargetAddress address, int weight) {}

    /// @param connect   until the connection stands; else 502, and another target may be tried
    /// @param firstByte from the request's last byte to the reply's head; else 504
    /// @param total     from the first attempt to the reply's last byte; else 504, or a cut reply
    public record Timeouts(Duration connect, Duration firstByte, Duration total) {}

    public UpstreamTable {
        targets = List.copyOf(targets);
    }
}
