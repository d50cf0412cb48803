package dev.postern.config.model;

import dev.postern.config.value.TargetAddress;
import java.util.List;

/// An upstream as written.
///
/// @param targets in the order written, those whose address could be read
public record UpstreamModel(Located<String> name, List<TargetModel> targets, TimeoutsModel timeouts) {
    /// @param weight 1 where none is written
    public record TargetModel(Located<TargetAddress> address, int weight) {}

    public UpstreamModel {
        targets = List.copyOf(targets);
    }
}
